//! Open-addressed tables of hashes, read in place from little-endian bytes.

/// Number `index` of a table of `u32`.
#[must_use]
pub fn number(table: &[u8], index: usize) -> Option<u32> {
    let at = index.checked_mul(4)?;
    Some(u32::from_le_bytes(table.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A table of keys; 0 marks an empty slot. The upper bits of a key choose where the search begins,
/// so a table may have any number of slots.
///
/// Most keys that are asked for are in no table, and a table four fifths full tells that only after
/// many slots: a bit for every hash of [`BITS`] bits or less, looked at first, says so at once.
#[derive(Clone, Debug, Default)]
pub struct Keys<'a> {
    slots: &'a [[u8; 4]],
    /// Whether a key begins with these bits.
    held: Box<[u64]>,
    /// By how much a key is shifted to its bit.
    shift: u32,
}

/// Most bits of a key that are looked at first: a megabit fits the nearer caches.
const BITS: u32 = 20;
/// How many bits there are for each slot, at least, up to that limit.
const SPARSE: usize = 8;

impl<'a> Keys<'a> {
    /// The keys in little-endian bytes. Takes time linear in them.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Self {
        let (slots, _) = bytes.as_chunks::<4>();
        let bits = (slots.len() * SPARSE).next_power_of_two().ilog2().clamp(6, BITS);
        let shift = u32::BITS - bits;
        let mut held = vec![0u64; 1 << (bits - 6)].into_boxed_slice();
        for key in slots.iter().map(|slot| u32::from_le_bytes(*slot)).filter(|key| *key != 0) {
            let bit = key >> shift;
            held[bit as usize / 64] |= 1 << (bit % 64);
        }
        Self { slots, held, shift }
    }

    /// Whether the table may hold `key`.
    #[inline]
    fn may_hold(&self, key: u32) -> bool {
        let bit = key >> self.shift;
        self.held.get(bit as usize / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    /// Leaves the keys that the table may hold.
    pub fn likely(&self, keys: &mut Vec<u32>) {
        // Without a branch for each key: which are held, no processor guesses.
        let mut kept = 0;
        for at in 0..keys.len() {
            let key = keys[at];
            keys[kept] = key;
            kept += usize::from(self.may_hold(key));
        }
        keys.truncate(kept);
    }

    /// The slot of `key`.
    #[must_use]
    pub fn slot(&self, key: u32) -> Option<usize> {
        if !self.may_hold(key) {
            return None;
        }
        let slots = self.slots.len();
        let mut at = home(key, slots);
        for _ in 0..slots {
            match u32::from_le_bytes(*self.slots.get(at)?) {
                0 => return None,
                k if k == key => return Some(at),
                _ => at = if at + 1 == slots { 0 } else { at + 1 },
            }
        }
        None
    }
}

/// A table of the keys, four fifths full, and where each key went. Keys must differ and not be 0.
#[must_use]
pub fn place(keys: impl ExactSizeIterator<Item = u32>) -> (Vec<u32>, Vec<usize>) {
    let slots = keys.len() * 5 / 4 + 1;
    let mut table = vec![0u32; slots];
    let places = keys
        .map(|key| {
            let mut at = home(key, slots);
            while table[at] != 0 {
                at = (at + 1) % slots;
            }
            table[at] = key;
            at
        })
        .collect();
    (table, places)
}

fn home(key: u32, slots: usize) -> usize {
    ((u64::from(key) * slots as u64) >> 32) as usize
}
