//! Pages for whoever takes over tables that nobody else has.

pub mod custom_function {
    #![doc = include_str!("guide/custom_function.md")]

    // The names in the page are links.
    #[cfg(doc)]
    #[allow(unused_imports, reason = "for links")]
    use crate::*;
}

pub mod recipes {
    #![doc = include_str!("guide/recipes.md")]
}

#[cfg(test)]
mod tests;
