//! Maximum flow from crews to desk time, with the cut that proves it.
//!
//! The network has two sides only: those who ask, and what they may draw on. A first pass gives each what is
//! left; shortest alternating paths (Dinic's algorithm) then move what was given until nobody gains by it.
//! Capacities are exact integers.

/// Who may draw on which supply, in both directions.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    /// Where each supply's arcs begin; one more at the end.
    of_supply: Vec<usize>,
    /// The demand of each arc, arcs in the order of their supplies.
    users: Vec<usize>,
    /// Where each demand's draws begin; one more at the end.
    of_demand: Vec<usize>,
    /// Supply and arc of each draw, in the order of their demands.
    draws: Vec<(usize, usize)>,
}

impl Links {
    /// From the users of each supply.
    pub(super) fn of<'a>(demands: usize, users: impl Iterator<Item = &'a [usize]>) -> Self {
        let mut links = Self { of_supply: vec![0], ..Self::default() };
        for own in users {
            links.users.extend_from_slice(own);
            links.of_supply.push(links.users.len());
        }
        let mut starts = vec![0; demands + 1];
        for user in &links.users {
            starts[user + 1] += 1;
        }
        for demand in 0..demands {
            starts[demand + 1] += starts[demand];
        }
        let mut next = starts.clone();
        links.draws = vec![(0, 0); links.users.len()];
        for supply in 0..links.of_supply.len() - 1 {
            for arc in links.arcs_of(supply) {
                let place = &mut next[links.users[arc]];
                links.draws[*place] = (supply, arc);
                *place += 1;
            }
        }
        links.of_demand = starts;
        links
    }

    fn arcs_of(&self, supply: usize) -> std::ops::Range<usize> {
        self.of_supply[supply]..self.of_supply[supply + 1]
    }

    fn draws_of(&self, demand: usize) -> &[(usize, usize)] {
        &self.draws[self.of_demand[demand]..self.of_demand[demand + 1]]
    }

    /// The greatest total that can be given, and who comes short.
    pub(super) fn flow(&self, demand: &[i128], supply: &[i128]) -> Flow {
        let mut state = State {
            links: self,
            wanted: demand.to_vec(),
            spare: supply.to_vec(),
            given: vec![0; self.users.len()],
        };
        state.give_what_is_left();
        loop {
            let levels = state.levels();
            if !levels.reaches_spare {
                let total = demand.iter().sum::<i128>() - state.wanted.iter().sum::<i128>();
                let short = (0..demand.len()).filter(|index| levels.demand[*index] != FAR).collect();
                return Flow { total, short };
            }
            state.fill(&levels);
        }
    }
}

/// The answer: the greatest total, and the demands on the source's side of the least minimum cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flow {
    /// The greatest total that can be given.
    pub total: i128,
    /// Demands that compete for too little; empty where everyone is served.
    pub short: Vec<usize>,
}

/// A node that no path reaches.
const FAR: u32 = u32::MAX;

struct Levels {
    demand: Vec<u32>,
    supply: Vec<u32>,
    reaches_spare: bool,
}

struct State<'a> {
    links: &'a Links,
    wanted: Vec<i128>,
    spare: Vec<i128>,
    given: Vec<i128>,
}

/// What of each node was tried already, by its next draw or arc.
struct Tried {
    draws: Vec<usize>,
    arcs: Vec<usize>,
}

/// A step of a path: to a supply that is used up, and back to one of those who have of it.
struct Step {
    takes: usize,
    returns: usize,
    supply: usize,
}

impl State<'_> {
    /// Everybody takes what is left; those with the fewest ways go first.
    fn give_what_is_left(&mut self) {
        let links = self.links;
        let mut order: Vec<usize> = (0..self.wanted.len()).collect();
        order.sort_by_key(|demand| (links.draws_of(*demand).len(), *demand));
        for demand in order {
            for &(supply, arc) in links.draws_of(demand) {
                if self.wanted[demand] == 0 {
                    break;
                }
                let amount = self.wanted[demand].min(self.spare[supply]);
                self.wanted[demand] -= amount;
                self.spare[supply] -= amount;
                self.given[arc] += amount;
            }
        }
    }

    /// Distances from those who still want, up to the nearest spare supply.
    fn levels(&self) -> Levels {
        let links = self.links;
        let mut levels = Levels {
            demand: vec![FAR; self.wanted.len()],
            supply: vec![FAR; self.spare.len()],
            reaches_spare: false,
        };
        let mut edge: Vec<usize> = (0..self.wanted.len()).filter(|index| self.wanted[*index] > 0).collect();
        for demand in &edge {
            levels.demand[*demand] = 0;
        }
        let mut depth = 0;
        while !edge.is_empty() && !levels.reaches_spare {
            let mut reached = Vec::new();
            for &(supply, _) in edge.iter().flat_map(|demand| links.draws_of(*demand)) {
                if levels.supply[supply] == FAR {
                    levels.supply[supply] = depth + 1;
                    levels.reaches_spare |= self.spare[supply] > 0;
                    reached.push(supply);
                }
            }
            edge.clear();
            for arc in reached.into_iter().flat_map(|supply| links.arcs_of(supply)) {
                let user = links.users[arc];
                if self.given[arc] > 0 && levels.demand[user] == FAR {
                    levels.demand[user] = depth + 2;
                    edge.push(user);
                }
            }
            depth += 2;
        }
        levels
    }

    /// Fills every shortest path.
    fn fill(&mut self, levels: &Levels) {
        let links = self.links;
        let mut tried = Tried {
            draws: links.of_demand[..self.wanted.len()].to_vec(),
            arcs: links.of_supply[..self.spare.len()].to_vec(),
        };
        for start in 0..self.wanted.len() {
            let (mut path, mut demand): (Vec<Step>, usize) = (Vec::new(), start);
            while self.wanted[start] > 0 {
                if let Some((supply, takes)) = self.next_draw(&mut tried, levels, demand) {
                    if self.spare[supply] > 0 {
                        self.push(start, &path, supply, takes);
                        path.clear();
                        demand = start;
                    } else if let Some(returns) = self.next_return(&mut tried, levels, supply) {
                        path.push(Step { takes, returns, supply });
                        demand = links.users[returns];
                    } else {
                        tried.draws[demand] += 1;
                    }
                } else {
                    let Some(step) = path.pop() else { break };
                    tried.arcs[step.supply] += 1;
                    demand = links.users[step.takes];
                }
            }
        }
    }

    fn next_draw(&self, tried: &mut Tried, levels: &Levels, demand: usize) -> Option<(usize, usize)> {
        let next = &mut tried.draws[demand];
        while *next < self.links.of_demand[demand + 1] {
            let (supply, arc) = self.links.draws[*next];
            if levels.supply[supply] != FAR && levels.supply[supply] == levels.demand[demand] + 1 {
                return Some((supply, arc));
            }
            *next += 1;
        }
        None
    }

    fn next_return(&self, tried: &mut Tried, levels: &Levels, supply: usize) -> Option<usize> {
        let next = &mut tried.arcs[supply];
        while *next < self.links.of_supply[supply + 1] {
            let user = self.links.users[*next];
            let deeper = levels.demand[user] != FAR && levels.demand[user] == levels.supply[supply] + 1;
            if deeper && self.given[*next] > 0 {
                return Some(*next);
            }
            *next += 1;
        }
        None
    }

    /// Sends what a path bears: each of its members hands over what it has and takes elsewhere.
    fn push(&mut self, start: usize, path: &[Step], supply: usize, takes: usize) {
        let borne = path.iter().map(|step| self.given[step.returns]).min();
        let amount = self.wanted[start].min(self.spare[supply]);
        let amount = borne.map_or(amount, |borne| borne.min(amount));
        for step in path {
            self.given[step.takes] += amount;
            self.given[step.returns] -= amount;
        }
        self.given[takes] += amount;
        self.wanted[start] -= amount;
        self.spare[supply] -= amount;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, Clone)]
    struct Transport {
        demand: Vec<i128>,
        supply: Vec<i128>,
        users: Vec<Vec<usize>>,
    }

    fn problem() -> impl Strategy<Value = Transport> {
        (1_usize..5, 0_usize..6).prop_flat_map(|(demands, supplies)| {
            (
                prop::collection::vec(0_i128..30, demands),
                prop::collection::vec(0_i128..30, supplies),
                prop::collection::vec(prop::collection::btree_set(0..demands, 0..=demands), supplies),
            )
                .prop_map(|(demand, supply, users)| Transport {
                    demand,
                    supply,
                    users: users.into_iter().map(|set| set.into_iter().collect()).collect(),
                })
        })
    }

    /// Every cut, one subset of demands at a time: the least of them is the flow.
    fn least_cut(problem: &Transport) -> i128 {
        let subsets = 0..(1_u32 << problem.demand.len());
        let cut = |subset: u32| {
            let inside = |index: &usize| subset >> index & 1 == 1;
            let outside: i128 = problem
                .demand
                .iter()
                .enumerate()
                .filter(|(index, _)| !inside(index))
                .map(|(_, amount)| amount)
                .sum();
            let reached: i128 = problem
                .supply
                .iter()
                .zip(&problem.users)
                .filter(|(_, users)| users.iter().any(inside))
                .map(|(amount, _)| amount)
                .sum();
            outside + reached
        };
        subsets.map(cut).min().unwrap_or(0)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn flow_equals_the_least_cut(problem in problem()) {
            let links = Links::of(problem.demand.len(), problem.users.iter().map(Vec::as_slice));
            let flow = links.flow(&problem.demand, &problem.supply);
            prop_assert_eq!(flow.total, least_cut(&problem));
            let short: i128 = flow.short.iter().map(|index| problem.demand[*index]).sum();
            let asked: i128 = problem.demand.iter().sum();
            let reached: i128 = problem.supply.iter().zip(&problem.users)
                .filter(|(_, users)| users.iter().any(|user| flow.short.contains(user)))
                .map(|(amount, _)| amount).sum();
            prop_assert_eq!(flow.total, asked - short + reached, "the cut that is named is a minimum cut");
        }
    }
}
