//! The lanes of all algorithms, and hashes that are several chains.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::algorithm::{Md5, Sha1, Sha256, Sha512};
use super::group::DigestLanes;
use super::machine::Machine;
use super::vectors::Spread;
use super::{DigestCall, Parts};
use crate::primitives::digest::Digest;

/// Chains of all algorithms. The tag says whose a result is.
pub(in super::super) struct Chains<T> {
    md5: DigestLanes<Md5, Tag<T>>,
    sha1: DigestLanes<Sha1, Tag<T>>,
    sha256: DigestLanes<Sha256, Tag<T>>,
    sha512: DigestLanes<Sha512, Tag<T>>,
    outputs: BTreeMap<T, Gathered>,
}

/// Whose chain it is, and which piece of the output.
type Tag<T> = (T, usize);

/// An output of which not all pieces have come.
struct Gathered {
    output: Zeroizing<Vec<u8>>,
    missing: usize,
}

impl<T: Copy + Ord> Chains<T> {
    pub(in super::super) fn new(machine: Machine, width: Option<usize>) -> Self {
        Self {
            md5: DigestLanes::new(Digest::Md5, machine, width),
            sha1: DigestLanes::new(Digest::Sha1, machine, width),
            sha256: DigestLanes::new(Digest::Sha256, machine, width),
            sha512: DigestLanes::new(Digest::Sha512, machine, width),
            outputs: BTreeMap::new(),
        }
    }

    pub(in super::super) fn is_empty(&self) -> bool {
        self.outputs.is_empty()
    }

    pub(in super::super) fn start(&mut self, call: DigestCall, tag: T) {
        let gathered = match call {
            DigestCall::Md5(parts) => start(&mut self.md5, parts, tag),
            DigestCall::Sha1(parts) => start(&mut self.sha1, parts, tag),
            DigestCall::Sha256(parts) => start(&mut self.sha256, parts, tag),
            DigestCall::Sha512(parts) => start(&mut self.sha512, parts, tag),
        };
        self.outputs.insert(tag, gathered);
    }

    pub(in super::super) fn step(&mut self, mut finished: impl FnMut(T, Zeroizing<Vec<u8>>)) {
        let Self { md5, sha1, sha256, sha512, outputs } = self;
        let mut gather = |(tag, part): Tag<T>, piece: Zeroizing<Vec<u8>>| {
            let Some(gathered) = outputs.get_mut(&tag) else { return };
            let room = gathered.output.chunks_mut(piece.len()).nth(part).unwrap_or_default();
            for (to, from) in room.iter_mut().zip(piece.iter()) {
                *to = *from;
            }
            gathered.missing -= 1;
            if gathered.missing == 0
                && let Some(gathered) = outputs.remove(&tag)
            {
                finished(tag, gathered.output);
            }
        };
        md5.step(&mut gather);
        sha1.step(&mut gather);
        sha256.step(&mut gather);
        sha512.step(&mut gather);
    }
}

fn start<A: Spread, T: Copy>(lanes: &mut DigestLanes<A, Tag<T>>, parts: Parts<A>, tag: T) -> Gathered {
    let missing = parts.lanes.len();
    for (part, lane) in parts.lanes.into_iter().enumerate() {
        lanes.start(lane, (tag, part));
    }
    Gathered { output: Zeroizing::new(vec![0; parts.output_len]), missing }
}
