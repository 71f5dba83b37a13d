//! Open-addressed tables of hashes, read in place from little-endian bytes.

/// Number `index` of a table of `u32`.
#[must_use]
pub fn number(table: &[u8], index: usize) -> Option<u32> {
    let at = index.checked_mul(4)?;
    Some(u32::from_le_bytes(table.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// Where `key` stands in a table of keys; 0 marks an empty slot. The upper bits of the key choose
/// where the search begins, so a table may have any number of slots.
#[must_use]
pub fn slot(keys: &[u8], key: u32) -> Option<usize> {
    let slots = keys.len() / 4;
    let mut at = home(key, slots);
    for _ in 0..slots {
        match number(keys, at)? {
            0 => return None,
            k if k == key => return Some(at),
            _ => at = if at + 1 == slots { 0 } else { at + 1 },
        }
    }
    None
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
