//! Cutting a stored text into its fields.

/// Longest name of a `{NAME}` label that is recognised.
const MAX_LABEL: usize = 64;

/// Largest number of parameters in a `k=v,k=v` list.
const MAX_PARAMS: usize = 12;

/// Exactly `N` fields between separators.
pub(crate) fn split_exact<const N: usize>(text: &[u8], separator: u8) -> Option<[&[u8]; N]> {
    let mut fields = text.split(|&c| c == separator);
    let mut found = [b"".as_slice(); N];
    for field in &mut found {
        *field = fields.next()?;
    }
    fields.next().is_none().then_some(found)
}

/// The parts before and after the first separator.
pub(crate) fn cut(text: &[u8], separator: u8) -> Option<(&[u8], &[u8])> {
    let place = text.iter().position(|&c| c == separator)?;
    Some((&text[..place], &text[place + 1..]))
}

/// The parts before and after the last separator.
pub(crate) fn rcut(text: &[u8], separator: u8) -> Option<(&[u8], &[u8])> {
    let place = text.iter().rposition(|&c| c == separator)?;
    Some((&text[..place], &text[place + 1..]))
}

/// The name and the body of `{NAME}body`. A name has 1 to 64 bytes and no brace.
pub(crate) fn label(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let inner = text.strip_prefix(b"{")?;
    let within = &inner[..inner.len().min(MAX_LABEL + 1)];
    let end = within.iter().position(|&c| c == b'}' || c == b'{')?;
    let (name, rest) = inner.split_at(end);
    if name.is_empty() {
        return None;
    }
    Some((name, rest.strip_prefix(b"}")?))
}

/// The rest of the text after a prefix, in any case of its ASCII letters.
pub(crate) fn strip_prefix_ignore_case<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// The parameters of a `k=v,k=v` list. Names are unique: readers disagree on which of two equal names counts, and a
/// limit has to be checked on the value that is used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ParamList<'a> {
    pairs: [(&'a [u8], &'a [u8]); MAX_PARAMS],
    len: usize,
}

impl<'a> ParamList<'a> {
    /// Reads a list of 1 to 12 parameters. A name is not empty and ends at the first `=`; a value may be empty. `None`
    /// when a name comes twice.
    pub(crate) fn parse(text: &'a [u8]) -> Option<Self> {
        let empty = b"".as_slice();
        let mut list = ParamList { pairs: [(empty, empty); MAX_PARAMS], len: 0 };
        for pair in text.split(|&c| c == b',') {
            let (name, value) = cut(pair, b'=')?;
            if name.is_empty() || list.find(name).is_some() {
                return None;
            }
            *list.pairs.get_mut(list.len)? = (name, value);
            list.len += 1;
        }
        Some(list)
    }

    /// The value of the parameter with this name.
    pub(crate) fn get(&self, name: &str) -> Option<&'a [u8]> {
        self.find(name.as_bytes())
    }

    /// Whether all parameters have one of these names.
    pub(crate) fn only(&self, names: &[&str]) -> bool {
        let mut pairs = self.pairs[..self.len].iter();
        pairs.all(|(name, _)| names.iter().any(|known| known.as_bytes() == *name))
    }

    /// The value of the parameter with this name.
    fn find(&self, name: &[u8]) -> Option<&'a [u8]> {
        let mut pairs = self.pairs[..self.len].iter();
        pairs.find(|(known, _)| *known == name).map(|&(_, value)| value)
    }
}

/// Whether the byte stands in the text. In the same time wherever it does: the
/// text may hold a digest.
pub(crate) fn holds(text: &[u8], byte: u8) -> bool {
    text.iter().fold(0, |seen, other| seen | u8::from(*other == byte)) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn exact_fields() {
        assert_eq!(split_exact(b"a$b$c", b'$'), Some([b"a".as_slice(), b"b", b"c"]));
        assert_eq!(split_exact::<2>(b"a$b$c", b'$'), None);
        assert_eq!(split_exact::<4>(b"a$b$c", b'$'), None);
        assert_eq!(split_exact(b"", b'$'), Some([b"".as_slice()]));
        assert_eq!(split_exact(b"$", b'$'), Some([b"".as_slice(), b""]));
    }

    #[test]
    fn cuts() {
        assert_eq!(cut(b"a:b:c", b':'), Some((b"a".as_slice(), b"b:c".as_slice())));
        assert_eq!(rcut(b"a:b:c", b':'), Some((b"a:b".as_slice(), b"c".as_slice())));
        assert_eq!(cut(b":", b':'), Some((b"".as_slice(), b"".as_slice())));
        assert_eq!(cut(b"abc", b':'), None);
        assert_eq!(rcut(b"", b':'), None);
    }

    #[test]
    fn labels() {
        assert_eq!(label(b"{SSHA}x{y}"), Some((b"SSHA".as_slice(), b"x{y}".as_slice())));
        assert_eq!(label(b"{a}"), Some((b"a".as_slice(), b"".as_slice())));
        for wrong in [b"".as_slice(), b"{", b"{}", b"{}x", b"{a", b"{a{b}c", b"x{a}"] {
            assert_eq!(label(wrong), None);
        }
        for length in 1..=70 {
            let mut text: Vec<u8> = alloc::vec![b'n'; length];
            text.insert(0, b'{');
            text.push(b'}');
            assert_eq!(label(&text).is_some(), length <= MAX_LABEL);
        }
    }

    #[test]
    fn bytes_of_a_text() {
        assert!(holds(b"a:b", b':') && holds(b":", b':') && !holds(b"", b':') && !holds(b"abc", b':'));
    }

    #[test]
    fn case() {
        assert_eq!(strip_prefix_ignore_case(b"{crypt}x", b"{CRYPT}"), Some(b"x".as_slice()));
        assert_eq!(strip_prefix_ignore_case(b"{cry", b"{CRYPT}"), None);
    }

    #[test]
    fn parameters() {
        let list = ParamList::parse(b"m=65536,t=2,p=1,data=AA==,keyid=").unwrap();
        assert_eq!(list.get("m"), Some(b"65536".as_slice()));
        assert_eq!(list.get("data"), Some(b"AA==".as_slice()));
        assert_eq!(list.get("keyid"), Some(b"".as_slice()));
        assert_eq!(list.get("M"), None);
        assert_eq!(list.get(""), None);
        assert!(list.only(&["m", "t", "p", "data", "keyid", "more"]));
        assert!(!list.only(&["m", "t", "p", "data"]));
    }

    #[test]
    fn malformed_parameters() {
        for wrong in [b"".as_slice(), b"m", b"=1", b"m=1,", b",m=1", b"m=1,,t=2", b"m=1,t", b"m=1,t=2,m=1"] {
            assert!(ParamList::parse(wrong).is_none());
        }
        let full = b"a=,b=,c=,d=,e=,f=,g=,h=,i=,j=,k=,l=";
        assert!(ParamList::parse(full).is_some());
        assert!(ParamList::parse(&[full.as_slice(), b",m="].concat()).is_none());
    }
}
