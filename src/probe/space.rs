//! The compositions that are tried, from the simple to the expensive.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::ControlFlow;

use zeroize::Zeroizing;

use super::Probe;
use super::chain::Counts;
use super::confirm::Findings;
use super::cut::{self, Count, Target};
use super::meter::Meter;
use super::part::{self, Part};
use crate::cost::work;
use crate::primitives::Digest;
use crate::tag::same;

/// What stands before, between and behind the values in one digest, the likely
/// ones first.
pub(super) type Frame = [&'static str; 3];
pub(super) const PLAIN: Frame = ["", "", ""];
/// As Symfony joins password and salt.
pub(super) const BRACES: Frame = ["", "{", "}"];
pub(super) const COLON: Frame = ["", ":", ""];
const FRAMES: [Frame; 19] = [
    PLAIN,
    COLON,
    ["", "-", ""],
    ["", "--", ""],
    ["--", "--", "--"],
    BRACES,
    ["", "$", ""],
    ["", ".", ""],
    ["", "|", ""],
    ["", "_", ""],
    ["", "#", ""],
    ["", " ", ""],
    ["", "/", ""],
    ["", ",", ""],
    ["", ";", ""],
    ["", "+", ""],
    ["", "@", ""],
    ["", "", "\0"],
    ["", "", "\n"],
];
/// Those that make a difference to one value.
const OF_ONE: [Frame; 3] = [PLAIN, ["", "", "\0"], ["", "", "\n"]];
/// The highest rank of values joined without anything between them, with
/// something, of three values, in HMAC, and in shortened digests.
const PLAIN_RANK: usize = 4;
const SPLIT_RANK: usize = 3;
const THREE_RANK: usize = 3;
const THREE_SPLIT_RANK: usize = 1;
const HMAC_RANK: usize = 3;
const SHORT_RANK: usize = 2;
/// The shortest rest of a digest that is proof of anything, in bytes.
const MIN_SHORT: usize = 8;
/// The longest digest, in bytes.
pub(super) const MAX_DIGEST: usize = 64;

/// All that there is to try on a row, as values to be put together.
pub(super) struct Space {
    rooms: Vec<Room>,
}

/// One way to cut the stored string, with what its digests are made of.
pub(super) struct Room {
    pub(super) targets: Vec<Target>,
    /// By rank.
    pub(super) parts: [Vec<Part>; PLAIN_RANK + 1],
    /// Only what has the salt of the string in it is of this room.
    pub(super) local: bool,
}

impl Space {
    pub(super) fn new(probe: &Probe, meter: &mut Meter<'_>) -> ControlFlow<(), Self> {
        let mut space = Self { rooms: Vec::new() };
        let cuts = cut::all(probe.row.as_bytes());
        if cuts.is_empty() {
            return ControlFlow::Continue(space);
        }
        let mut common = part::of_password(probe.password.as_bytes());
        pay_for(&common, meter)?;
        let passwords = common.clone();
        let salts = part::of_row(probe);
        let mixed = part::mixed(&passwords, &salts);
        pay_for(&mixed, meter)?;
        common.extend(salts.into_iter().chain(mixed));
        for cut in cuts {
            let own = match &cut.salt {
                None => Vec::new(),
                Some(salt) => {
                    let mut own = part::of_salt(&salt.value, salt.is_text);
                    let mixed = part::mixed(&passwords, &own);
                    pay_for(&mixed, meter)?;
                    own.extend(mixed);
                    own
                }
            };
            let mut parts: [Vec<Part>; PLAIN_RANK + 1] = Default::default();
            // What the string holds hides the column of that name.
            let hidden = |part: &Part| {
                cut.salt.is_some() && part.text.contains("$salt") && !part.text.contains("$salt2")
            };
            for part in own.into_iter().chain(common.iter().filter(|part| !hidden(part)).cloned()) {
                if let Some(same) = parts.get_mut(part.rank) {
                    same.push(part);
                }
            }
            space.rooms.push(Room { targets: cut.targets, parts, local: cut.salt.is_some() });
        }
        ControlFlow::Continue(space)
    }

    pub(super) fn run(&self, meter: &mut Meter<'_>, findings: &mut Findings) -> ControlFlow<()> {
        let each = |walk: &mut dyn FnMut(&Room) -> ControlFlow<()>| self.rooms.iter().try_for_each(walk);
        use Counts::{Told, Usual};
        for rank in 0..=1 {
            each(&mut |room| room.digests(rank, false, meter, findings))?;
        }
        each(&mut |room| room.pbkdf2(0, &Told(2..=40_000), meter, findings))?;
        each(&mut |room| room.repeated(&Told(2..=20_000), meter, findings))?;
        each(&mut |room| room.digests(2, false, meter, findings))?;
        each(&mut |room| room.pbkdf2(0, &Told(40_001..=u32::MAX), meter, findings))?;
        for rank in 0..=1 {
            each(&mut |room| room.digests(rank, true, meter, findings))?;
        }
        each(&mut |room| room.repeated(&Usual(1..=1_100), meter, findings))?;
        each(&mut |room| room.digests(3, false, meter, findings))?;
        each(&mut |room| room.repeated(&Told(20_001..=u32::MAX), meter, findings))?;
        each(&mut |room| room.digests(SHORT_RANK, true, meter, findings))?;
        each(&mut |room| room.pbkdf2(0, &Usual(1..=10_000), meter, findings))?;
        each(&mut |room| room.repeated(&Usual(1_101..=11_000), meter, findings))?;
        each(&mut |room| room.digests(4, false, meter, findings))?;
        each(&mut |room| room.pbkdf2(0, &Usual(10_001..=100_000), meter, findings))?;
        each(&mut |room| room.pbkdf2(1, &Told(2..=u32::MAX), meter, findings))?;
        each(&mut |room| room.pbkdf2(1, &Usual(1..=10_000), meter, findings))?;
        each(&mut |room| room.pbkdf2(0, &Usual(100_001..=u32::MAX), meter, findings))?;
        each(&mut |room| room.repeated(&Usual(11_001..=u32::MAX), meter, findings))?;
        each(&mut |room| room.pbkdf2(1, &Usual(10_001..=100_000), meter, findings))
    }
}

fn pay_for(parts: &[Part], meter: &mut Meter<'_>) -> ControlFlow<()> {
    let work = parts.iter().map(|part| work::digest(Digest::Sha512, part.value.len()));
    meter.pay(work.fold(0, u64::saturating_add))
}

/// A value where it stands in a computed one.
pub(super) struct Place<'a> {
    pub(super) target: &'a Target,
    start: usize,
}

impl Place<'_> {
    pub(super) fn matches(&self, value: &[u8]) -> bool {
        let end = self.start.saturating_add(self.target.hash.len());
        value.get(self.start..end).is_some_and(|part| same(part, &self.target.hash))
    }
}

/// Up to three values in a frame.
pub(super) struct Joined<'a> {
    parts: &'a [&'a Part],
    frame: &'static Frame,
}

impl<'a> Joined<'a> {
    pub(super) fn new(parts: &'a [&'a Part], frame: &'static Frame) -> Self {
        Self { parts, frame }
    }

    fn len(&self) -> usize {
        self.pieces(|pieces| pieces.iter().map(|piece| piece.len()).fold(0, usize::saturating_add))
    }

    /// Calls with the pieces one after the other.
    fn pieces<T>(&self, take: impl FnOnce(&[&[u8]]) -> T) -> T {
        let [before, between, behind] = self.frame.map(str::as_bytes);
        match self.parts {
            [one] => take(&[before, &one.value, behind]),
            [one, two] => take(&[before, &one.value, between, &two.value, behind]),
            [one, two, three] => {
                take(&[before, &one.value, between, &two.value, between, &three.value, behind])
            }
            _ => take(&[]),
        }
    }

    pub(super) fn value(&self) -> Zeroizing<Vec<u8>> {
        self.pieces(|pieces| Zeroizing::new(pieces.concat()))
    }

    pub(super) fn text(&self) -> String {
        let [before, between, behind] = self.frame.map(|text| match text {
            "" => String::new(),
            // A dollar is no literal.
            "$" => "\"\\x24\"".into(),
            "\0" => "\"\\0\"".into(),
            "\n" => "\"\\n\"".into(),
            other => format!("\"{other}\""),
        });
        let mut items = Vec::new();
        for (index, part) in self.parts.iter().enumerate() {
            items.push(if index == 0 { before.as_str() } else { between.as_str() });
            items.push(&part.text);
        }
        items.push(&behind);
        items.retain(|item| !item.is_empty());
        items.join(".")
    }
}

impl Room {
    /// Whether these make a hash of the password, and one of this room.
    pub(super) fn owns(&self, parts: &[&Part]) -> bool {
        parts.iter().any(|part| part.secret) && (!self.local || parts.iter().any(|part| part.local))
    }

    pub(super) fn of_rank(&self, rank: usize) -> &[Part] {
        self.parts.get(rank).map_or(&[], Vec::as_slice)
    }

    /// Where the values of this digest could stand: whole, or as parts of it.
    fn places(&self, digest: Digest, short: bool) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        for target in &self.targets {
            let Some(rest) = digest.output_len().checked_sub(target.hash.len()) else { continue };
            if (rest > 0) != short || target.hash.len() < MIN_SHORT {
                continue;
            }
            places.push(Place { target, start: 0 });
            if rest > 0 {
                places.push(Place { target, start: rest });
                places.push(Place { target, start: rest / 2 });
            }
        }
        places
    }

    fn digests(
        &self,
        rank: usize,
        short: bool,
        meter: &mut Meter<'_>,
        findings: &mut Findings,
    ) -> ControlFlow<()> {
        for digest in Digest::ALL {
            let places = self.places(*digest, short);
            if places.is_empty() {
                continue;
            }
            let mut outer = Outer { digest: *digest, places, meter, findings };
            self.joined(rank, short, &mut outer)?;
            if !short && rank <= HMAC_RANK {
                self.macs(rank, &mut outer)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// One, two and three values whose ranks add up.
    fn joined(&self, rank: usize, short: bool, outer: &mut Outer<'_, '_>) -> ControlFlow<()> {
        let count = |most: usize, split: usize| match rank {
            _ if rank > most => 0,
            _ if rank > split || short => 1,
            _ => FRAMES.len(),
        };
        for frame in OF_ONE.iter().take(if rank <= 2 && !short { OF_ONE.len() } else { 1 }) {
            for one in self.of_rank(rank).iter().filter(|one| self.owns(&[one])) {
                outer.digest(&Joined::new(&[one], frame))?;
            }
        }
        for frame in FRAMES.iter().take(count(PLAIN_RANK, SPLIT_RANK)) {
            self.pairs(rank, &mut |pair| outer.digest(&Joined::new(pair, frame)))?;
        }
        for frame in FRAMES.iter().take(if short { 0 } else { count(THREE_RANK, THREE_SPLIT_RANK) }) {
            self.triples(rank, &mut |three| outer.digest(&Joined::new(three, frame)))?;
        }
        ControlFlow::Continue(())
    }

    /// Two values of this room whose ranks add up.
    pub(super) fn pairs(
        &self,
        rank: usize,
        each: &mut dyn FnMut(&[&Part]) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        for low in 0..=rank {
            for one in self.of_rank(low) {
                for two in self.of_rank(rank - low) {
                    let pair = [one, two];
                    if self.owns(&pair) {
                        each(&pair)?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn triples(&self, rank: usize, each: &mut dyn FnMut(&[&Part]) -> ControlFlow<()>) -> ControlFlow<()> {
        for first in 0..=rank {
            for second in 0..=rank - first {
                for one in self.of_rank(first) {
                    for two in self.of_rank(second) {
                        for three in self.of_rank(rank - first - second) {
                            let three = [one, two, three];
                            if self.owns(&three) {
                                each(&three)?;
                            }
                        }
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn macs(&self, rank: usize, outer: &mut Outer<'_, '_>) -> ControlFlow<()> {
        self.pairs(rank, &mut |pair| match pair {
            [message, key] => outer.mac(message, key),
            _ => ControlFlow::Continue(()),
        })
    }
}

/// The outermost digest, with what its values are held against.
struct Outer<'a, 'm> {
    digest: Digest,
    places: Vec<Place<'a>>,
    meter: &'a mut Meter<'m>,
    findings: &'a mut Findings,
}

impl Outer<'_, '_> {
    fn digest(&mut self, of: &Joined<'_>) -> ControlFlow<()> {
        if !self.meter.is_to_try() {
            return ControlFlow::Continue(());
        }
        self.meter.pay(work::digest(self.digest, of.len()).saturating_add(work::STEP))?;
        self.meter.tried(1);
        let mut value = [0; MAX_DIGEST];
        of.pieces(|pieces| self.digest.hash_into(pieces, &mut value));
        self.compare(&value, |name| format!("{name}({})", of.text()));
        ControlFlow::Continue(())
    }

    fn mac(&mut self, message: &Part, key: &Part) -> ControlFlow<()> {
        if !self.meter.is_to_try() {
            return ControlFlow::Continue(());
        }
        let work = work::hmac(self.digest, key.value.len(), message.value.len());
        self.meter.pay(work.saturating_add(work::STEP))?;
        self.meter.tried(1);
        let value = self.digest.hmac(&key.value, &[&message.value]);
        self.compare(&value, |name| format!("hmac_{name}({}, key={})", message.text, key.text));
        ControlFlow::Continue(())
    }

    fn compare(&mut self, value: &[u8], text: impl Fn(&str) -> String) {
        let name = self.digest.name();
        for place in self.places.iter().filter(|place| place.matches(value)) {
            let len = place.target.hash.len();
            let expression = match self.digest.output_len() == len {
                true => text(name),
                false => format!("hex(slice({}, {}, {len}))", text(&format!("{name}_raw")), place.start),
            };
            self.findings.recipe(&expression, &place.target.layout(Count::None), None, self.meter);
        }
    }
}
