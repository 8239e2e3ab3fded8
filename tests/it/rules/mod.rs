//! Every example on a rule's page is run: what it shows is what the rule does.

mod pages;
