fn main() {}
mod report;
