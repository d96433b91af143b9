pub(super) static SCHEMES: &[&dyn crate::scheme::Scheme] = &[];
