//! Ids that are indices.

/// Defines ids, each an index into the list that its comment names.
#[macro_export]
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident,)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of what stands at this index of its list.
            pub fn of(index: usize) -> Self {
                Self(u32::try_from(index).expect("a site has fewer than four billion of anything"))
            }

            /// The index into its list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}
