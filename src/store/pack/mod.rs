//! The form in which rows of views lie in the file: values one after another, with no names and no types.
//!
//! A view can always be made anew, so its rows need not explain themselves; being read and written by every save and
//! every list, they must be small and quick instead. A struct is its fields in the order of declaration, each after
//! the number of fields left out before it, so that `skip_serializing_if` works. CBOR, which entries use, was measured
//! three times slower and twice as large; bincode and postcard cannot leave fields out. A change to a packed type
//! is a change of [`crate::domain::fold::VERSION`].

mod read;
mod write;

pub(super) use read::unpack;
pub(super) use write::pack;

use std::fmt::Display;

/// The bytes are not what they should be, or the value cannot be packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a row cannot be packed or unpacked")]
pub(super) struct PackError;

impl serde::ser::Error for PackError {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

impl serde::de::Error for PackError {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};
    use std::collections::{BTreeMap, BTreeSet};

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Bare,
        One(i64),
        Two(u8, String),
        Named {
            #[serde(default, skip_serializing_if = "Option::is_none")]
            maybe: Option<bool>,
            last: char,
        },
    }

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Sparse {
        #[serde(skip_serializing_if = "Option::is_none")]
        first: Option<u16>,
        always: i32,
        #[serde(skip_serializing_if = "String::is_empty")]
        text: String,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        many: Vec<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        last: Option<(Option<i64>,)>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Everything {
        sparse: Vec<Sparse>,
        kinds: Vec<Kind>,
        map: BTreeMap<u64, Option<String>>,
        set: BTreeSet<(i8, bool)>,
        id: uuid::Uuid,
        unit: (),
        single: f32,
    }

    fn sparse() -> impl Strategy<Value = Sparse> {
        (
            any::<Option<u16>>(),
            any::<i32>(),
            "[a-zæøå]{0,3}",
            prop::collection::vec(-1e9..1e9, 0..3),
            any::<Option<(Option<i64>,)>>(),
        )
            .prop_map(|(first, always, text, many, last)| Sparse {
                first,
                always,
                text,
                many,
                last,
            })
    }

    fn kind() -> impl Strategy<Value = Kind> {
        prop_oneof![
            Just(Kind::Bare),
            any::<i64>().prop_map(Kind::One),
            any::<(u8, String)>().prop_map(|(a, b)| Kind::Two(a, b)),
            any::<(Option<bool>, char)>().prop_map(|(maybe, last)| Kind::Named { maybe, last }),
        ]
    }

    prop_compose! {
        fn everything()(
            sparse in prop::collection::vec(sparse(), 0..4),
            kinds in prop::collection::vec(kind(), 0..4),
            map in prop::collection::btree_map(any::<u64>(), any::<Option<String>>(), 0..3),
            set in prop::collection::btree_set(any::<(i8, bool)>(), 0..3),
            id in any::<u128>(),
            single in -1e9f32..1e9,
        ) -> Everything {
            Everything { sparse, kinds, map, set, id: uuid::Uuid::from_u128(id), unit: (), single }
        }
    }

    proptest! {
        #[test]
        fn what_is_packed_unpacks_as_it_was(value in everything()) {
            let bytes = pack(&value).unwrap();
            prop_assert_eq!(unpack::<Everything>(&bytes), Ok(value));
        }

        #[test]
        fn broken_bytes_are_refused_or_read_and_never_panic(value in everything(), at in any::<prop::sample::Index>(), to in any::<u8>()) {
            let mut bytes = pack(&value).unwrap();
            let at = at.index(bytes.len());
            prop_assert_eq!(unpack::<Everything>(bytes.get(..at).unwrap()), Err(PackError));
            bytes[at] = to;
            let _ = unpack::<Everything>(&bytes);
            bytes[at] = to;
            bytes.push(0);
            let _ = unpack::<Everything>(&bytes);
        }
    }

    #[test]
    fn bytes_that_are_left_over_are_refused() {
        let mut bytes = pack(&Sparse::default()).unwrap();
        bytes.push(0);
        assert_eq!(unpack::<Sparse>(&bytes), Err(PackError));
    }

    #[test]
    fn a_field_that_is_left_out_costs_nothing_between_others() {
        assert_eq!(pack(&Sparse::default()).unwrap(), [1, 0, 3]);
    }
}
