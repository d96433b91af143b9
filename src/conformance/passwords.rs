//! Passwords at the edges of what is typed.

use alloc::vec::Vec;
use std::format;

use super::{BUDGET, Checked, Suite, ensure, failed};
use crate::error::{DeriveError, Error, ForeignError};
use crate::password::Password;
use crate::trial::wrong::same_to;

pub(super) fn edges(suite: &Suite<'_>) -> Checked {
    for case in suite.cases()? {
        let parsed = case.parse_within_limits()?;
        let right = case.sample.password.as_bytes();
        let mut left = case.affordable(&parsed);
        for (what, odd) in odd_passwords(right) {
            if left == 0 || same_to(&suite.profile, &odd, right) {
                continue;
            }
            let place = format!("{}, {what}", case.name);
            match case.bench.within_limits(&parsed, odd.len()) {
                Err(Error::TooExpensive { .. }) => continue,
                // SHA-crypt costs by the square of the length.
                Ok(cost) if cost.work > BUDGET.work => continue,
                Ok(_) => left -= 1,
                Err(error) => return Err(failed(&place, &error)),
            }
            match case.bench.verify(&parsed, &Password::new(odd)) {
                Ok(accepted) => ensure(!accepted, || format!("{place}: is accepted"))?,
                Err(error @ Error::Foreign { cause: ForeignError::Panicked, .. }) => {
                    return Err(failed(&place, &error));
                }
                // A value that outgrows its bound, or a host's function that refuses.
                Err(Error::Foreign { .. } | Error::Derive { cause: DeriveError::TooLarge, .. }) => {}
                Err(error) => return Err(failed(&place, &error)),
            }
        }
    }
    Ok(())
}

fn odd_passwords(right: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let of = |len: usize| [b'b'].repeat(len);
    [
        ("a password that is not UTF-8", [0xff, 0xfe, 0x80, 0xc3].to_vec()),
        ("the password with NUL and more behind it", [right, b"\0x"].concat()),
        ("a password of 4096 bytes", of(4096)),
        ("a password of 73 bytes", of(73)),
        ("a password of 72 bytes", of(72)),
        ("an empty password", Vec::new()),
        ("a password that is a NUL", [0].to_vec()),
        ("a password of characters beyond 16 bits", "\u{1f511}\u{10ffff}".as_bytes().to_vec()),
        ("a password of letters that grow in upper case", "\u{df}\u{149}\u{390}".as_bytes().to_vec()),
    ]
    .into()
}
