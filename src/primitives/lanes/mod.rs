//! Many hashes on one core at once.
//!
//! A password hash is a chain of steps of which each waits for the one before, so that one hash leaves most of a core
//! idle. Here several of them, each with an own cost, salt and password, go on side by side: a *lane* is one hash under
//! way. When it is done its lane is free for the next one, whatever the others are at.
//!
//! The results are exactly those of the computations one at a time. Lanes know no stored format and no job: whoever
//! drives them hands in what is to be computed, with a tag, and gets the digest with the tag.

pub(crate) mod bcrypt;
mod blowfish;
mod pi;
