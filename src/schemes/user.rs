//! The person whose name is digested with the password.

use crate::computation::Steps;
use crate::error::{Malformed, ParseError};
use crate::scheme::Input;

/// Where the name comes from. What wraps a row asks for a login name again only
/// if the row does not have one.
#[derive(Debug, Clone, Copy)]
pub(super) enum User<'a> {
    None,
    /// In the row itself.
    Written(&'a str),
    /// Of who logs in.
    Login(&'a str),
}

impl<'a> User<'a> {
    /// The name in the row, or else of who logs in.
    pub(super) fn of(written: Option<&'a [u8]>, input: &Input<'a>) -> Result<Self, ParseError> {
        match written.filter(|user| !user.is_empty()) {
            Some(user) => {
                Ok(Self::Written(core::str::from_utf8(user).map_err(|_| Malformed::Encoding("user name"))?))
            }
            None => input.login().map(Self::Login),
        }
    }

    pub(super) fn push(self, steps: Steps) -> Steps {
        match self {
            Self::None => steps.bytes([]),
            Self::Written(user) => steps.bytes(user),
            Self::Login(user) => steps.login(user),
        }
    }
}
