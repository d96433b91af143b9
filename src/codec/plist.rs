//! Binary property lists of Apple, as far as dictionaries of numbers and data go (`CFBinaryPList.c`).

/// A list: its bytes and where its objects are.
#[derive(Clone, Copy)]
pub(crate) struct Plist<'a> {
    bytes: &'a [u8],
    /// The offsets of all objects, each of this many bytes.
    offsets: &'a [u8],
    offset_size: usize,
    reference_size: usize,
    top: usize,
}

/// One object, from its marker on.
#[derive(Clone, Copy)]
pub(crate) struct Object<'a> {
    list: Plist<'a>,
    at: usize,
}

pub(crate) const MAGIC: &[u8] = b"bplist00";
const TRAILER: usize = 32;

impl<'a> Plist<'a> {
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let body = bytes.strip_prefix(MAGIC)?;
        let trailer = body.last_chunk::<TRAILER>()?;
        let [.., a, b, c] = *trailer.as_chunks::<8>().0 else { return None };
        let number = |bytes: [u8; 8]| usize::try_from(u64::from_be_bytes(bytes)).ok();
        let (offset_size, reference_size) = (usize::from(trailer[6]), usize::from(trailer[7]));
        let (count, top, table) = (number(a)?, number(b)?, number(c)?);
        let fits = (1..=8).contains(&offset_size) && (1..=8).contains(&reference_size);
        let offsets = bytes.get(table..table.checked_add(count.checked_mul(offset_size)?)?)?;
        fits.then_some(Self { bytes, offsets, offset_size, reference_size, top })
    }

    pub(crate) fn top(self) -> Option<Object<'a>> {
        self.object(self.top)
    }

    fn object(self, index: usize) -> Option<Object<'a>> {
        let start = index.checked_mul(self.offset_size)?;
        let offset = self.offsets.get(start..start.checked_add(self.offset_size)?)?;
        Some(Object { list: self, at: number(offset)? })
    }
}

fn number(bytes: &[u8]) -> Option<usize> {
    let wide = bytes.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    usize::try_from(wide).ok()
}

impl<'a> Object<'a> {
    /// The kind, and what follows the marker and the count.
    fn read(self) -> Option<(u8, usize, &'a [u8])> {
        let (marker, rest) = self.list.bytes.get(self.at..)?.split_first()?;
        let (kind, low) = (marker >> 4, marker & 15);
        if low != 15 || kind == 1 {
            return Some((kind, low.into(), rest));
        }
        // The count is a number of its own.
        let (marker, rest) = rest.split_first()?;
        let (count, rest) = rest.split_at_checked(1 << (marker & 3))?;
        (marker >> 4 == 1).then_some((kind, number(count)?, rest))
    }

    /// A number that is not negative.
    pub(crate) fn integer(self) -> Option<u64> {
        let (kind, log, rest) = self.read()?;
        let bytes = rest.get(..(1_usize << log.min(3)))?;
        (kind == 1 && log <= 3).then(|| bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    pub(crate) fn data(self) -> Option<&'a [u8]> {
        let (kind, len, rest) = self.read()?;
        rest.get(..len).filter(|_| kind == 4)
    }

    fn is_text(self, text: &str) -> bool {
        let Some((kind, len, rest)) = self.read() else { return false };
        kind == 5 && rest.get(..len) == Some(text.as_bytes())
    }

    /// The first object of an array.
    pub(crate) fn first(self) -> Option<Object<'a>> {
        let (kind, count, rest) = self.read()?;
        (kind == 10 && count > 0).then_some(())?;
        self.list.object(number(rest.get(..self.list.reference_size)?)?)
    }

    /// The value of a key of a dictionary.
    pub(crate) fn get(self, key: &str) -> Option<Object<'a>> {
        let (kind, count, rest) = self.read()?;
        let size = self.list.reference_size;
        let keys = rest.get(..count.checked_mul(size)?).filter(|_| kind == 13)?;
        let values = rest.get(keys.len()..)?;
        let mut pairs = keys.chunks_exact(size).zip(values.chunks_exact(size));
        let (_, value) = pairs.find(|(name, _)| {
            number(name).and_then(|name| self.list.object(name)).is_some_and(|name| name.is_text(key))
        })?;
        self.list.object(number(value)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// Python 3.11's plistlib, of `{"a": {"n": 42000, "d": b"\x01\x02", "l": b"x" * 20}, "b": [b"y"]}`.
    const LIST: &[u8] = b"62706c6973743030d20102030a51615162d30405060708095164516c516e4201024f10147878787878787878787878787878\
        78787878787811a410a10b4179080d0f11181a1c1e21383b3d0000000000000101000000000000000c000000000000000000\
        0000000000003f";

    #[test]
    fn values() {
        let bytes = hex::decode(LIST).unwrap();
        let top = Plist::parse(&bytes).unwrap().top().unwrap();
        let inner = top.get("a").unwrap();
        assert_eq!(inner.get("n").unwrap().integer(), Some(42000));
        assert_eq!(inner.get("d").unwrap().data(), Some(b"\x01\x02".as_slice()));
        assert_eq!(inner.get("l").unwrap().data(), Some([b'x'; 20].as_slice()));
        assert_eq!(top.get("b").unwrap().first().unwrap().data(), Some(b"y".as_slice()));
        assert!(
            top.get("c").is_none()
                && top.integer().is_none()
                && top.data().is_none()
                && top.first().is_none()
        );
        assert!(inner.get("n").unwrap().data().is_none() && inner.get("n").unwrap().get("n").is_none());
    }

    /// Whatever a byte is changed to, or wherever the list ends: an answer, never a panic.
    #[test]
    fn damaged() {
        let good = hex::decode(LIST).unwrap();
        let look = |bytes: &[u8]| {
            let top = Plist::parse(bytes)?.top()?;
            let inner = top.get("a")?;
            Some((
                inner.get("n")?.integer()?,
                inner.get("l")?.data()?.len(),
                top.get("b")?.first()?.data()?.len(),
            ))
        };
        assert_eq!(look(&good), Some((42000, 20, 1)));
        for len in 0..good.len() {
            assert_eq!(look(&good[..len]), None);
        }
        for place in 0..good.len() {
            for value in [0, 1, 0x0f, 0x1f, 0x4f, 0x7f, 0xaf, 0xd0, 0xdf, 0xff] {
                let mut bytes = good.to_vec();
                bytes[place] = value;
                let _ = look(&bytes);
            }
        }
    }
}
