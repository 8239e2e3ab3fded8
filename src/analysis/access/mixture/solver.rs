//! The solver: how far it may search, and how to read what it found.

use good_lp::{
    Constraint, Expression, ProblemVariables, Solution, SolutionStatus, SolverModel as _, Variable, microlp,
};

/// Rules times nodes of branch and bound for one question. A number and not a time, so that every machine gives the
/// same answer.
const WORK: u64 = 150_000;

/// Whether a cost is to be small or a share to be great.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    Least,
    Greatest,
}

/// Values of all variables.
pub(super) struct Found {
    order: Vec<Variable>,
    values: Vec<f64>,
    /// Whether nothing better exists.
    pub proven: bool,
}

impl Solution for Found {
    fn status(&self) -> SolutionStatus {
        if self.proven { SolutionStatus::Optimal } else { SolutionStatus::GapLimit }
    }

    fn value(&self, variable: Variable) -> f64 {
        self.order
            .iter()
            .position(|own| *own == variable)
            .and_then(|index| self.values.get(index))
            .copied()
            .unwrap_or(0.0)
    }
}

/// The best values for a goal under rules; `None` where there are none, or none were found in the nodes allowed.
pub(super) fn best(
    vars: ProblemVariables,
    rules: Vec<Constraint>,
    goal: &Expression,
    direction: Goal,
) -> Option<Found> {
    let order: Vec<Variable> = vars.iter_variables_with_def().map(|(variable, _)| variable).collect();
    let goal = goal.clone();
    let unsolved = match direction {
        Goal::Least => vars.minimise(goal),
        Goal::Greatest => vars.maximise(goal),
    };
    let count = rules.len() as u64;
    let mut problem = unsolved.using(microlp);
    for rule in rules {
        problem = problem.with(rule);
    }
    let mut options = ::microlp::SolveOptions::default();
    options.node_limit = Some(WORK / count.max(1));
    let outcome = problem.as_inner().solve_with(options).ok()?;
    let solution = outcome.into_solution().ok()?;
    let proven = solution.termination_reason() == ::microlp::TerminationReason::ProvenOptimal;
    Some(Found { order, values: solution.iter().map(|(_, value)| value).collect(), proven })
}
