//! Streams of a compound file, the container of Excel 97 workbooks.

/// Sector numbers from here on mean "no sector".
const NONE: u32 = 0xFFFF_FFFA;
/// Streams shorter than this stand in the small sectors.
const SMALL: usize = 4096;

/// A compound file, its chains known.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    chain: Vec<u32>,
    small: Vec<u8>,
    small_sector: usize,
    small_chain: Vec<u32>,
    directory: Vec<u8>,
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}

impl<'a> Compound<'a> {
    /// Reads the chains and the directory; `None` where the container is broken.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = usize::from(u16_at(bytes, 30)?);
        let small_shift = usize::from(u16_at(bytes, 32)?);
        if !(7..=16).contains(&shift) || !(2..=shift).contains(&small_shift) {
            return None;
        }
        let mut file = Self {
            bytes,
            sector: 1 << shift,
            chain: Vec::new(),
            small: Vec::new(),
            small_sector: 1 << small_shift,
            small_chain: Vec::new(),
            directory: Vec::new(),
        };
        let mut tables: Vec<u32> = numbers(bytes.get(76..512)?).collect();
        let mut more = u32_at(bytes, 68)?;
        for _ in 0..file.sectors() {
            let Some(block) = file.sector_at(more) else { break };
            let (list, next) = block.split_at_checked(file.sector - 4)?;
            tables.extend(numbers(list));
            more = u32_at(next, 0)?;
        }
        for table in tables.into_iter().filter(|&table| table < NONE) {
            let block = file.sector_at(table)?;
            file.chain.extend(numbers(block));
        }
        file.refuse_circles()?;
        file.directory = file.large(u32_at(bytes, 48)?, usize::MAX);
        file.refuse_endless_streams()?;
        let small_table = file.large(u32_at(bytes, 60)?, usize::MAX);
        file.small_chain = numbers(&small_table).collect();
        let (first, _) = file.entries().next().map(|(_, first, size)| (first, size))?;
        file.small = file.large(first, usize::MAX);
        Some(file)
    }

    /// A directory that turns in a circle has no end, and whoever reads it none either.
    fn refuse_circles(&self) -> Option<()> {
        (!self.turns_in_a_circle(u32_at(self.bytes, 48)?)).then_some(())
    }

    /// A stream may say to be longer than the file; in a circle of sectors it would be read to that length.
    fn refuse_endless_streams(&self) -> Option<()> {
        let whole = (self.sectors() * self.sector) as u64;
        let small = u64::from(u32_at(self.bytes, 64)?) * self.sector as u64;
        let mut chains = vec![(u32_at(self.bytes, 60)?, small)];
        for entry in self.directory.chunks_exact(128) {
            // In files of large sectors the length has eight bytes.
            let above = if self.sector > 512 { u64::from(u32_at(entry, 124)?) << 32 } else { 0 };
            chains.push((u32_at(entry, 116)?, above | u64::from(u32_at(entry, 120)?)));
        }
        let endless = |(first, len): (u32, u64)| len > whole && self.turns_in_a_circle(first);
        (!chains.into_iter().any(endless)).then_some(())
    }

    fn turns_in_a_circle(&self, first: u32) -> bool {
        let mut id = first;
        for _ in 0..=self.sectors() {
            match self.chain.get(id as usize) {
                Some(&next) => id = next,
                None => return false,
            }
        }
        true
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn sector_at(&self, id: u32) -> Option<&'a [u8]> {
        if id >= NONE {
            return None;
        }
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last sector may be cut short.
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn large(&self, first: u32, size: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut id = first;
        // A chain that turns in a circle ends after as many sectors as there are.
        for _ in 0..self.sectors() {
            let Some(block) = self.sector_at(id) else { break };
            out.extend_from_slice(block);
            if out.len() >= size {
                break;
            }
            id = self.chain.get(id as usize).copied().unwrap_or(NONE);
        }
        out.truncate(size);
        out
    }

    fn short(&self, first: u32, size: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut id = first as usize;
        while out.len() < size {
            let start = id.saturating_mul(self.small_sector);
            let Some(block) = self.small.get(start..start.saturating_add(self.small_sector)) else { break };
            out.extend_from_slice(block);
            id = self.small_chain.get(id).map_or(usize::MAX, |&next| next as usize);
        }
        out.truncate(size);
        out
    }

    /// Names, first sectors and sizes of the directory; the root comes first.
    fn entries(&self) -> impl Iterator<Item = (String, u32, usize)> {
        self.directory.chunks_exact(128).filter_map(|entry| {
            let len = usize::from(u16_at(entry, 64)?).min(64);
            let units = entry.get(..len)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
            let name: String =
                char::decode_utf16(units.take_while(|&unit| unit != 0)).filter_map(Result::ok).collect();
            Some((name, u32_at(entry, 116)?, u32_at(entry, 120)? as usize))
        })
    }

    /// Whether there is a stream or folder of a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries().any(|(entry, ..)| entry.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (_, first, size) = self.entries().find(|(entry, ..)| entry.eq_ignore_ascii_case(name))?;
        Some(if size < SMALL { self.short(first, size) } else { self.large(first, size) })
    }
}
