//! Tables read at secret places.

/// Entries of a row.
const ROW: usize = 16;

/// The entry at a place that is secret: all rows are looked at, and all entries of the one that is found.
pub(crate) fn look_up(table: &[u8; 256], place: u8) -> u8 {
    let (rows, _) = table.as_chunks::<ROW>();
    let row = rows.iter().zip(0..).fold(0, |found, (entries, row)| {
        found | u128::from_le_bytes(*entries) & u128::from(same(row, place >> 4)).wrapping_neg()
    });
    let entries = row.to_le_bytes();
    entries.iter().zip(0..).fold(0, |found, (entry, at)| found | entry & same(at, place & 15).wrapping_neg())
}

/// One if both are the same, and else zero.
fn same(one: u8, other: u8) -> u8 {
    let differs = one ^ other;
    ((differs | differs.wrapping_neg()) >> 7) ^ 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place() {
        let table: [u8; 256] = core::array::from_fn(|place| (place * 7 + 3) as u8);
        for place in 0..=u8::MAX {
            assert_eq!(look_up(&table, place), table[usize::from(place)]);
        }
    }
}
