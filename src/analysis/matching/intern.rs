//! Texts as numbers, in order of first appearance. The hash is fixed, and nothing iterates over its table.

/// Texts that were seen, each once.
#[derive(Debug, Clone)]
pub struct Interner {
    slots: Vec<u32>,
    bytes: Vec<u8>,
    ends: Vec<u32>,
    counts: Vec<u32>,
}

const FREE: u32 = u32::MAX;

/// A fixed hash of bytes.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut state = 0x9E37_79B9_7F4A_7C15 ^ bytes.len() as u64;
    for word in words {
        state = mix(state ^ u64::from_le_bytes(*word));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(state ^ u64::from_le_bytes(last))
}

/// Spreads a number over all bits.
pub(super) const fn mix(value: u64) -> u64 {
    let x = (value ^ (value >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let x = (x ^ (x >> 29)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    x ^ (x >> 32)
}

impl Default for Interner {
    fn default() -> Self {
        Self::new()
    }
}

impl Interner {
    /// None yet.
    pub fn new() -> Self {
        Self { slots: vec![FREE; 1 << 10], bytes: Vec::new(), ends: Vec::new(), counts: Vec::new() }
    }

    /// How many different texts.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Bytes that are held.
    pub(super) fn held(&self) -> usize {
        self.bytes.len() + (self.slots.len() + self.ends.len() + self.counts.len()) * 4
    }

    /// A text.
    pub(super) fn get(&self, id: u32) -> &[u8] {
        let at = id as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.bytes[start..self.ends[at] as usize]
    }

    /// How often it was added.
    pub(super) fn count(&self, id: u32) -> u32 {
        self.counts[id as usize]
    }

    /// Adds a text and counts it.
    pub fn add(&mut self, text: &[u8]) -> u32 {
        let id = self.insert(text);
        self.counts[id as usize] += 1;
        id
    }

    /// The same texts numbered in alphabetical order, so that nothing depends on which row came first; and the
    /// new number of each old one.
    pub(super) fn sorted(&self) -> (Self, Vec<u32>) {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_unstable_by_key(|&id| self.get(id));
        let (mut out, mut renamed) = (Self::new(), vec![0; self.len()]);
        for &old in &order {
            let new = out.insert(self.get(old));
            out.counts[new as usize] = self.count(old);
            renamed[old as usize] = new;
        }
        (out, renamed)
    }

    /// A text's number, if it is known.
    pub fn find(&self, text: &[u8]) -> Option<u32> {
        let id = self.slots[self.slot(text)];
        (id != FREE).then_some(id)
    }

    fn insert(&mut self, text: &[u8]) -> u32 {
        let slot = self.slot(text);
        if self.slots[slot] != FREE {
            return self.slots[slot];
        }
        let id = self.ends.len() as u32;
        self.slots[slot] = id;
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len() as u32);
        self.counts.push(0);
        if self.ends.len() * 2 > self.slots.len() {
            self.grow();
        }
        id
    }

    /// Where a text stands, or the free place where it would.
    fn slot(&self, text: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(text) as usize & mask;
        while self.slots[at] != FREE && self.get(self.slots[at]) != text {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let mut slots = vec![FREE; mask + 1];
        for id in 0..self.ends.len() as u32 {
            let mut at = hash(self.get(id)) as usize & mask;
            while slots[at] != FREE {
                at = (at + 1) & mask;
            }
            slots[at] = id;
        }
        self.slots = slots;
    }
}
