//! Which schemes can own a string: a trie of prefixes and a list of shapes by
//! length. Finding them takes as long as the prefixes are, however many
//! schemes there are.

use alloc::vec::Vec;

use crate::scheme::{Prefix, Scheme, Shape};

/// A scheme by its place in the layer.
pub(super) type Place = u32;

#[derive(Default)]
pub(super) struct Index {
    nodes: Vec<Node>,
    /// Shapes of one length, in the order of it once all are there.
    exact: Vec<Shaped>,
    /// Shapes of several lengths, those of the same characters together: a string is looked at once for all of them.
    ranged: Vec<Vec<Shaped>>,
}

/// A shape with all schemes that have it: it is looked for once.
struct Shaped {
    shape: Shape,
    places: Vec<Place>,
}

/// A node of the trie, reached by text folded to lower case.
#[derive(Default)]
struct Node {
    children: Vec<(u8, u32)>,
    ends: Vec<(Prefix, Place)>,
}

/// By what a scheme was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    /// A prefix of this length.
    Prefix(usize),
    /// A shape; the narrower alphabet has the smaller number.
    Shape(u8),
}

impl Index {
    pub(super) fn add(&mut self, scheme: &dyn Scheme, place: Place) {
        for prefix in scheme.prefixes() {
            let node = self.node_of(prefix.text().as_bytes());
            self.nodes[node].ends.push((prefix.clone(), place));
        }
        for shape in scheme.shapes() {
            let (min, max) = shape.lengths();
            let shapes = if min == max { &mut self.exact } else { self.ranged_like(*shape) };
            match shapes.iter_mut().find(|known| known.shape == *shape) {
                Some(known) => known.places.push(place),
                None => shapes.push(Shaped { shape: *shape, places: alloc::vec![place] }),
            }
        }
    }

    fn ranged_like(&mut self, shape: Shape) -> &mut Vec<Shaped> {
        let same = |shapes: &Vec<Shaped>| shapes.iter().any(|known| known.shape.has_characters_of(&shape));
        let at = self.ranged.iter().position(same).unwrap_or_else(|| {
            self.ranged.push(Vec::new());
            self.ranged.len() - 1
        });
        &mut self.ranged[at]
    }

    /// To be called once everything is added and before anything is looked for.
    pub(super) fn close(&mut self) {
        self.exact.sort_by_key(|shaped| shaped.shape.lengths().0);
        self.exact.shrink_to_fit();
        self.ranged.shrink_to_fit();
        self.ranged.iter_mut().for_each(Vec::shrink_to_fit);
        self.nodes.shrink_to_fit();
        let shapes = self.exact.iter_mut().chain(self.ranged.iter_mut().flatten());
        shapes.for_each(|shaped| shaped.places.shrink_to_fit());
        for node in &mut self.nodes {
            node.children.shrink_to_fit();
            node.ends.shrink_to_fit();
        }
    }

    /// The shapes of one length between these two.
    fn exact(&self, min: usize, max: usize) -> impl Iterator<Item = &Shaped> {
        let first = self.exact.partition_point(|shaped| shaped.shape.lengths().0 < min);
        let from = self.exact.get(first..).unwrap_or_default();
        from.iter().take_while(move |shaped| shaped.shape.lengths().0 <= max)
    }

    /// Every scheme with a prefix or a shape of the string. A scheme can be
    /// named more than once.
    pub(super) fn find(&self, stored: &[u8], mut found: impl FnMut(Place, By)) {
        let mut node = self.nodes.first();
        let mut len = 0;
        while let Some(here) = node {
            for (prefix, place) in &here.ends {
                if prefix.matches(stored) {
                    found(*place, By::Prefix(len));
                }
            }
            let next = stored.get(len).map(u8::to_ascii_lowercase).and_then(|byte| here.child(byte));
            node = next.and_then(|child| self.nodes.get(child));
            len += 1;
        }
        let mut all = |Shaped { shape, places }: &Shaped| {
            places.iter().for_each(|place| found(*place, By::Shape(shape.alphabet() as u8)));
        };
        let exact = self.exact(stored.len(), stored.len());
        exact.filter(|shaped| shaped.shape.has_characters(stored)).for_each(&mut all);
        for shapes in &self.ranged {
            let mut shapes = shapes.iter().filter(|shaped| shaped.shape.has_length(stored.len())).peekable();
            if shapes.peek().is_some_and(|first| first.shape.has_characters(stored)) {
                shapes.for_each(&mut all);
            }
        }
    }

    /// The schemes that give exactly this prefix, in any case.
    pub(super) fn same_prefix(&self, prefix: &Prefix) -> impl Iterator<Item = Place> {
        let mut at = self.nodes.first();
        for byte in prefix.text().bytes() {
            at = at
                .and_then(|node| node.child(byte.to_ascii_lowercase()))
                .and_then(|child| self.nodes.get(child));
        }
        at.into_iter().flat_map(|node| &node.ends).map(|(_, place)| *place)
    }

    /// The schemes with a shape that claims strings of this one.
    pub(super) fn same_shape(&self, shape: Shape) -> impl Iterator<Item = Place> {
        let (min, max) = shape.lengths();
        self.exact(min, max)
            .chain(self.ranged.iter().flatten())
            .filter(move |other| other.shape.overlaps(&shape))
            .flat_map(|other| other.places.iter().copied())
    }

    fn node_of(&mut self, prefix: &[u8]) -> usize {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let mut at = 0;
        for byte in prefix.iter().map(u8::to_ascii_lowercase) {
            at = match self.nodes[at].child(byte) {
                Some(child) => child,
                None => {
                    let child = self.nodes.len();
                    self.nodes.push(Node::default());
                    self.nodes[at].adopt(byte, child);
                    child
                }
            };
        }
        at
    }
}

impl Node {
    fn child(&self, byte: u8) -> Option<usize> {
        let place = self.children.binary_search_by_key(&byte, |(byte, _)| *byte).ok()?;
        self.children.get(place).map(|(_, child)| *child as usize)
    }

    fn adopt(&mut self, byte: u8, child: usize) {
        let place = self.children.partition_point(|(known, _)| *known < byte);
        self.children.insert(place, (byte, u32::try_from(child).unwrap_or(u32::MAX)));
    }
}
