//! Names, folded for comparison.
