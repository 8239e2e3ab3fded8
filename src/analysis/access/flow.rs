//! Maximum flow from crews to desk time, with the cut that proves it.
//!
//! The network is small (crews × stretches of open time), so Dinic's algorithm on plain vectors is enough.
//! Capacities are exact integers.

/// A bipartite transport problem: each demand may draw on some supplies without limit.
#[derive(Debug, Clone, Default)]
pub(super) struct Transport {
    /// What each demand asks for.
    pub demand: Vec<i128>,
    /// What each supply can give.
    pub supply: Vec<i128>,
    /// For each supply, the demands that may draw on it.
    pub users: Vec<Vec<usize>>,
}

/// The answer: the greatest total, and the demands on the source's side of the least minimum cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flow {
    /// The greatest total that can be given.
    pub total: i128,
    /// Demands that compete for too little; empty where everyone is served.
    pub short: Vec<usize>,
}

struct Arc {
    to: usize,
    left: i128,
}

/// Arcs in pairs: arc `i` and its reverse `i ^ 1`.
struct Network {
    arcs: Vec<Arc>,
    out: Vec<Vec<usize>>,
}

const SOURCE: usize = 0;
const SINK: usize = 1;

impl Network {
    fn of(problem: &Transport) -> Self {
        let demands = problem.demand.len();
        let nodes = 2 + demands + problem.supply.len();
        let mut network = Self { arcs: Vec::new(), out: vec![Vec::new(); nodes] };
        for (index, amount) in problem.demand.iter().enumerate() {
            network.join(SOURCE, 2 + index, *amount);
        }
        for (index, (amount, users)) in problem.supply.iter().zip(&problem.users).enumerate() {
            let node = 2 + demands + index;
            network.join(node, SINK, *amount);
            for user in users {
                network.join(2 + user, node, i128::MAX);
            }
        }
        network
    }

    fn join(&mut self, from: usize, to: usize, capacity: i128) {
        self.out[from].push(self.arcs.len());
        self.arcs.push(Arc { to, left: capacity });
        self.out[to].push(self.arcs.len());
        self.arcs.push(Arc { to: from, left: 0 });
    }

    /// Distances from the source along arcs with something left.
    fn levels(&self) -> Vec<Option<u32>> {
        let mut level = vec![None; self.out.len()];
        level[SOURCE] = Some(0);
        let mut queue = vec![SOURCE];
        let mut next = 0;
        while let Some(&node) = queue.get(next) {
            next += 1;
            for &arc in &self.out[node] {
                let Arc { to, left } = self.arcs[arc];
                if left > 0 && level[to].is_none() {
                    level[to] = level[node].map(|depth| depth + 1);
                    queue.push(to);
                }
            }
        }
        level
    }

    /// Fills every shortest path; returns what was added.
    fn block(&mut self, level: &[Option<u32>]) -> i128 {
        let mut tried = vec![0_usize; self.out.len()];
        let mut path: Vec<usize> = Vec::new();
        let mut added = 0;
        loop {
            let node = path.last().map_or(SOURCE, |&arc| self.arcs[arc].to);
            if node == SINK {
                added += self.push(&mut path);
                continue;
            }
            let onward = self.out[node][tried[node]..].iter().position(|&arc| {
                let Arc { to, left } = self.arcs[arc];
                left > 0 && level[to].is_some() && level[to] == level[node].map(|depth| depth + 1)
            });
            if let Some(step) = onward {
                tried[node] += step;
                path.push(self.out[node][tried[node]]);
            } else {
                let Some(back) = path.pop() else { return added };
                tried[self.arcs[back ^ 1].to] += 1;
            }
        }
    }

    /// Sends what the path bears and steps back to the first arc that is now full.
    fn push(&mut self, path: &mut Vec<usize>) -> i128 {
        let amount = path.iter().map(|&arc| self.arcs[arc].left).min().unwrap_or(0);
        for &arc in path.iter() {
            self.arcs[arc].left -= amount;
            self.arcs[arc ^ 1].left += amount;
        }
        let full = path.iter().position(|&arc| self.arcs[arc].left == 0).unwrap_or(0);
        path.truncate(full);
        amount
    }
}

impl Transport {
    /// The greatest flow and its cut.
    pub(super) fn solve(&self) -> Flow {
        let mut network = Network::of(self);
        let mut total = 0;
        loop {
            let level = network.levels();
            if level[SINK].is_none() {
                let short = (0..self.demand.len()).filter(|index| level[2 + index].is_some()).collect();
                return Flow { total, short };
            }
            total += network.block(&level);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
            let flow = problem.solve();
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
