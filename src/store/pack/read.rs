//! Reading.

use super::PackError;
use serde::de::value::U32Deserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

/// Unpacks a value; all bytes must belong to it.
pub(in crate::store) fn unpack<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, PackError> {
    let mut reader = Reader(bytes);
    let value = T::deserialize(&mut reader)?;
    if reader.0.is_empty() {
        Ok(value)
    } else {
        Err(PackError)
    }
}

struct Reader<'de>(&'de [u8]);

impl<'de> Reader<'de> {
    fn byte(&mut self) -> Result<u8, PackError> {
        let (first, rest) = self.0.split_first().ok_or(PackError)?;
        self.0 = rest;
        Ok(*first)
    }

    fn number(&mut self) -> Result<u64, PackError> {
        let mut n = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            let placed = bits << shift;
            if placed >> shift != bits {
                return Err(PackError);
            }
            n |= placed;
            if byte < 0x80 {
                return Ok(n);
            }
        }
        Err(PackError)
    }

    fn small<T: TryFrom<u64>>(&mut self) -> Result<T, PackError> {
        T::try_from(self.number()?).map_err(|_| PackError)
    }

    fn signed<T: TryFrom<i64>>(&mut self) -> Result<T, PackError> {
        let n = self.number()?;
        let value = (n >> 1).cast_signed() ^ (n & 1).cast_signed().wrapping_neg();
        T::try_from(value).map_err(|_| PackError)
    }

    fn take(&mut self, n: usize) -> Result<&'de [u8], PackError> {
        let (taken, rest) = self.0.split_at_checked(n).ok_or(PackError)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], PackError> {
        self.take(N)?.try_into().map_err(|_| PackError)
    }

    fn bytes(&mut self) -> Result<&'de [u8], PackError> {
        let n = self.small()?;
        self.take(n)
    }

    fn text(&mut self) -> Result<&'de str, PackError> {
        std::str::from_utf8(self.bytes()?).map_err(|_| PackError)
    }

    fn flag(&mut self) -> Result<bool, PackError> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(PackError),
        }
    }
}

macro_rules! plain {
    ($($ask:ident => $visit:ident, $read:ident;)+) => {$(
        fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PackError> {
            visitor.$visit(self.$read()?)
        }
    )+};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = PackError;

    fn is_human_readable(&self) -> bool {
        false
    }

    plain! {
        deserialize_bool => visit_bool, flag;
        deserialize_i8 => visit_i8, signed;
        deserialize_i16 => visit_i16, signed;
        deserialize_i32 => visit_i32, signed;
        deserialize_i64 => visit_i64, signed;
        deserialize_u8 => visit_u8, small;
        deserialize_u16 => visit_u16, small;
        deserialize_u32 => visit_u32, small;
        deserialize_u64 => visit_u64, small;
        deserialize_str => visit_borrowed_str, text;
        deserialize_string => visit_borrowed_str, text;
        deserialize_bytes => visit_borrowed_bytes, bytes;
        deserialize_byte_buf => visit_borrowed_bytes, bytes;
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PackError> {
        visitor.visit_f32(f32::from_le_bytes(self.array()?))
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PackError> {
        visitor.visit_f64(f64::from_le_bytes(self.array()?))
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PackError> {
        visitor.visit_char(char::from_u32(self.small()?).ok_or(PackError)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PackError> {
        if self.flag()? {
            visitor.visit_some(self)
        } else {
            visitor.visit_none()
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PackError> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, PackError> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, PackError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PackError> {
        let left = self.small()?;
        visitor.visit_seq(Items { from: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, PackError> {
        visitor.visit_seq(Items { from: self, left })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, PackError> {
        visitor.visit_seq(Items { from: self, left })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PackError> {
        let left = self.small()?;
        visitor.visit_map(Items { from: self, left })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, PackError> {
        visitor.visit_map(Fields {
            from: self,
            next: 0,
            all: fields.len(),
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, PackError> {
        visitor.visit_enum(self)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, _: V) -> Result<V::Value, PackError> {
        Err(PackError)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, PackError> {
        Err(PackError)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, PackError> {
        Err(PackError)
    }
}

/// Values one after another.
struct Items<'r, 'de> {
    from: &'r mut Reader<'de>,
    left: usize,
}

impl Items<'_, '_> {
    fn step(&mut self) -> bool {
        let more = self.left > 0;
        self.left = self.left.saturating_sub(1);
        more
    }

    fn hint(&self) -> usize {
        // A broken length must not make anyone reserve for it: each item takes a byte, but for units.
        self.left.min(self.from.0.len())
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = PackError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, PackError> {
        if !self.step() {
            return Ok(None);
        }
        seed.deserialize(&mut *self.from).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.hint())
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = PackError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, PackError> {
        if !self.step() {
            return Ok(None);
        }
        seed.deserialize(&mut *self.from).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, PackError> {
        seed.deserialize(&mut *self.from)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.hint())
    }
}

/// The fields of a struct that are still to come; each is named by its number in the order of declaration.
struct Fields<'r, 'de> {
    from: &'r mut Reader<'de>,
    next: usize,
    all: usize,
}

impl<'de> MapAccess<'de> for Fields<'_, 'de> {
    type Error = PackError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, PackError> {
        if self.next == self.all {
            return Ok(None);
        }
        let skipped: usize = self.from.small()?;
        let here = self.next.checked_add(skipped).ok_or(PackError)?;
        if here >= self.all {
            self.next = self.all;
            return if here == self.all {
                Ok(None)
            } else {
                Err(PackError)
            };
        }
        self.next = here.saturating_add(1);
        let name: U32Deserializer<PackError> = u32::try_from(here)
            .map_err(|_| PackError)?
            .into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, PackError> {
        seed.deserialize(&mut *self.from)
    }
}

impl<'de> EnumAccess<'de> for &mut Reader<'de> {
    type Error = PackError;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), PackError> {
        let index: u32 = self.small()?;
        let index: U32Deserializer<PackError> = index.into_deserializer();
        Ok((seed.deserialize(index)?, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Reader<'de> {
    type Error = PackError;

    fn unit_variant(self) -> Result<(), PackError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, PackError> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, PackError> {
        visitor.visit_seq(Items { from: self, left })
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, PackError> {
        visitor.visit_map(Fields {
            from: self,
            next: 0,
            all: fields.len(),
        })
    }
}
