//! Rows wrapped without their passwords.

use alloc::vec::Vec;
use std::format;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use super::cost::LENGTHS;
use super::{Checked, Suite, Verdict, ensure, failed};
use crate::codec::hex;
use crate::stored::StoredHash;
use crate::trial::bench::alone_row;
use crate::trial::wrong::wrong_passwords;
use crate::verifier::{Attempt, WrapError};

pub(super) fn onion(suite: &Suite<'_>) -> Checked {
    for case in suite.cases()? {
        let (name, sample) = (&case.name, case.sample);
        let parsed = case.parse_within_limits()?;
        let Some(computation) = parsed.record.computation() else {
            return Err(Verdict::Skipped(format!("{name}: is derived by code of its own")));
        };
        for len in LENGTHS {
            let (stated, computed) = (parsed.record.cost(len), computation.cost(len));
            ensure(stated == computed, || {
                format!("{name}: {len} bytes are said to cost {stated}, computing costs {computed}")
            })?;
        }
        let verifier = case.bench.verifier_of(&parsed).map_err(|error| failed(name, &error))?;
        let onion = match verifier.wrap(&alone_row(), &sample.subject) {
            Ok(onion) => onion,
            Err(WrapError::NotWrappable(_)) => {
                return Err(Verdict::Skipped(format!("{name}: cannot be wrapped")));
            }
            Err(error) => return Err(Verdict::Failed(format!("{name}: is not wrapped: {error}"))),
        };
        let opens = |password| {
            let attempt = Attempt::new(password, &onion).with_subject(&sample.subject);
            verifier.verify_with(attempt).map(|outcome| outcome.is_accepted())
        };
        let place = format!("{name}, wrapped");
        let right = opens(&sample.password).map_err(|error| failed(&place, &error))?;
        ensure(right, || format!("{place}: its password is rejected"))?;
        for (what, wrong) in wrong_passwords(&suite.profile, &sample.password).iter().take(2) {
            if case.bench.within_limits(&parsed, wrong.len()).is_ok() {
                let accepted = opens(wrong).map_err(|error| failed(&place, &error))?;
                ensure(!accepted, || format!("{place}: accepts the password {what}"))?;
            }
        }
        ensure(!holds(&onion, parsed.record.expected().as_bytes()), || {
            format!("{place}: the digest is still there")
        })?;
    }
    Ok(())
}

/// Whether an onion, or the program inside it, shows a digest.
fn holds(onion: &StoredHash, digest: &[u8]) -> bool {
    let spelt: [Vec<u8>; 5] = [
        digest.to_vec(),
        hex::encode_lower(digest).to_vec(),
        hex::encode_lower(digest).to_ascii_uppercase(),
        STANDARD_NO_PAD.encode(digest).into_bytes(),
        URL_SAFE_NO_PAD.encode(digest).into_bytes(),
    ];
    let fields = onion.as_bytes().split(|byte| *byte == b'$');
    let opened = fields.filter_map(|field| URL_SAFE_NO_PAD.decode(field).ok());
    let texts: Vec<Vec<u8>> = opened.chain([onion.as_bytes().to_vec()]).collect();
    texts.iter().any(|text| {
        spelt.iter().any(|digest| !digest.is_empty() && text.windows(digest.len()).any(|part| part == digest))
    })
}
