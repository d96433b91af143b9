use super::*;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
use crate::stored::StoredHash;

/// John the Ripper, vms_fmt.
#[test]
fn published() {
    for (stored, password) in [
        ("$V$9AYXUd5LfDy-aj48Vj54P-----", "USER"),
        ("$V$9AYXUd5LfDy-aj48Vj54P-----", "uSer"),
        ("$V$p1UQjRZKulr-Z25g5lJ-------", "service"),
        ("$V$S44zI913bBx-UJrcFSC------D", "President#44"),
    ] {
        if stored.ends_with('D') {
            let record = parse(&OpenVms, &StoredHash::new(stored)).unwrap();
            assert!(!matches(record.as_ref(), password.to_uppercase().as_bytes()), "mixed case");
        }
        assert_verifies(&OpenVms, stored, password);
    }
}

#[test]
fn fields() {
    let entry = Entry::read(b"9AYXUd5LfDy-aj48Vj54P-----").unwrap();
    assert_eq!((entry.algorithm, entry.salt, entry.name.as_str(), entry.flags), (3, 64421, "UCX$FTP", 0));
    assert_eq!(*entry.digest, b"\x64\x90\x61\x55\x0a\x32\x2a\xd1");
    let entry = Entry::read(b"S44zI913bBx-UJrcFSC------D").unwrap();
    assert_eq!((entry.algorithm, entry.salt, entry.name.as_str(), entry.flags & 1), (3, 25237, "OBAMA", 1));
}

#[test]
fn digits() {
    for (place, digit) in DIGITS.iter().enumerate() {
        assert_eq!(value_of(*digit), Some(place as u32));
    }
    for other in (0..=u8::MAX).filter(|byte| !DIGITS.contains(byte)) {
        assert_eq!(value_of(other), None);
    }
}

#[test]
fn malformed_texts() {
    assert_malformed(
        &OpenVms,
        &[
            "$V$",
            "$V$p1UQjRZKulr-Z25g5lJ------",
            "$V$p1UQjRZKulr-Z25g5lJ--------",
            "$V$p1UQjRZKulr-Z25g5lJ------!",
            // No such algorithm.
            "$V$p1UQjRZKulrAZ25g5lJ-------",
            // No such character in a name.
            "$V$p1UQjRZKulr-Z25++++++-----",
        ],
    );
}
