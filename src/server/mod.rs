//! F8: the page on this computer.
