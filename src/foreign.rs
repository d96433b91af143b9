//! Running code that is not of this crate.

use crate::error::ForeignError;

/// Runs foreign code. A panic in it becomes an error where panics can be
/// caught (feature `std`); it is never a match.
pub(crate) fn guard<T>(foreign: bool, run: impl FnOnce() -> T) -> Result<T, ForeignError> {
    #[cfg(feature = "std")]
    if foreign {
        return std::panic::catch_unwind(std::panic::AssertUnwindSafe(run))
            .map_err(|_| ForeignError::Panicked);
    }
    #[cfg(not(feature = "std"))]
    let _ = foreign;
    Ok(run())
}
