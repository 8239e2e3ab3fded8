//! From our own types to a JSON tree, refusing what JCS would have to round.
//!
//! `serde_json::to_value` is not used: it turns a NaN into `null` and keeps the last of two equal keys.

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};
use serde_json::{Map, Number, Value};

use super::{CanonicalError, MAX_DEPTH, MAX_INTEGER};

type Written = Result<Value, CanonicalError>;

impl ser::Error for CanonicalError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::Write(message.to_string())
    }
}

/// A serializer that gives a tree of integers, strings, booleans, nulls, lists and objects.
#[derive(Clone, Copy)]
pub(super) struct ToValue {
    pub(super) depth: usize,
}

impl ToValue {
    fn deeper(self) -> Result<Self, CanonicalError> {
        let depth = self.depth + 1;
        if depth > MAX_DEPTH { Err(CanonicalError::Depth) } else { Ok(Self { depth }) }
    }

    fn list(self, variant: Option<&'static str>) -> Result<ListWriter, CanonicalError> {
        let inner = if variant.is_some() { self.deeper()?.deeper()? } else { self.deeper()? };
        Ok(ListWriter { inner, variant, list: Vec::new() })
    }

    fn object(self, variant: Option<&'static str>) -> Result<ObjectWriter, CanonicalError> {
        let inner = if variant.is_some() { self.deeper()?.deeper()? } else { self.deeper()? };
        Ok(ObjectWriter { inner, variant, key: None, map: Map::new() })
    }
}

fn in_variant(variant: Option<&'static str>, value: Value) -> Value {
    match variant {
        None => value,
        Some(name) => Value::Object(Map::from_iter([(name.to_owned(), value)])),
    }
}

macro_rules! signed {
    ($($name:ident: $t:ty),*) => {$(
        fn $name(self, value: $t) -> Written {
            self.serialize_i64(i64::from(value))
        }
    )*};
}
macro_rules! unsigned {
    ($($name:ident: $t:ty),*) => {$(
        fn $name(self, value: $t) -> Written {
            self.serialize_u64(u64::from(value))
        }
    )*};
}

impl ser::Serializer for ToValue {
    type Ok = Value;
    type Error = CanonicalError;
    type SerializeSeq = ListWriter;
    type SerializeTuple = ListWriter;
    type SerializeTupleStruct = ListWriter;
    type SerializeTupleVariant = ListWriter;
    type SerializeMap = ObjectWriter;
    type SerializeStruct = ObjectWriter;
    type SerializeStructVariant = ObjectWriter;

    signed!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32);
    unsigned!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32);

    fn serialize_i64(self, value: i64) -> Written {
        if value.unsigned_abs() > MAX_INTEGER {
            return Err(CanonicalError::BigInteger);
        }
        Ok(Value::Number(Number::from(value)))
    }

    fn serialize_u64(self, value: u64) -> Written {
        if value > MAX_INTEGER {
            return Err(CanonicalError::BigInteger);
        }
        Ok(Value::Number(Number::from(value)))
    }

    fn serialize_i128(self, value: i128) -> Written {
        self.serialize_i64(i64::try_from(value).map_err(|_| CanonicalError::BigInteger)?)
    }

    fn serialize_u128(self, value: u128) -> Written {
        self.serialize_u64(u64::try_from(value).map_err(|_| CanonicalError::BigInteger)?)
    }

    fn serialize_f32(self, _: f32) -> Written {
        Err(CanonicalError::Float)
    }

    fn serialize_f64(self, _: f64) -> Written {
        Err(CanonicalError::Float)
    }

    fn serialize_bool(self, value: bool) -> Written {
        Ok(Value::Bool(value))
    }

    fn serialize_char(self, value: char) -> Written {
        Ok(Value::String(value.to_string()))
    }

    fn serialize_str(self, value: &str) -> Written {
        Ok(Value::String(value.to_owned()))
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Written {
        bytes.serialize(self)
    }

    fn serialize_none(self) -> Written {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(Value::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(Value::Null)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        Ok(in_variant(Some(variant), value.serialize(self.deeper()?)?))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<ListWriter, CanonicalError> {
        self.list(None)
    }

    fn serialize_tuple(self, _: usize) -> Result<ListWriter, CanonicalError> {
        self.list(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<ListWriter, CanonicalError> {
        self.list(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<ListWriter, CanonicalError> {
        self.list(Some(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<ObjectWriter, CanonicalError> {
        self.object(None)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<ObjectWriter, CanonicalError> {
        self.object(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<ObjectWriter, CanonicalError> {
        self.object(Some(variant))
    }
}

/// A list being written.
pub(super) struct ListWriter {
    inner: ToValue,
    variant: Option<&'static str>,
    list: Vec<Value>,
}

impl ListWriter {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
        self.list.push(value.serialize(self.inner)?);
        Ok(())
    }

    fn finish(self) -> Value {
        in_variant(self.variant, Value::Array(self.list))
    }
}

macro_rules! list_writer {
    ($($name:ident $method:ident),*) => {$(
        impl $name for ListWriter {
            type Ok = Value;
            type Error = CanonicalError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
                self.push(value)
            }

            fn end(self) -> Written {
                Ok(self.finish())
            }
        }
    )*};
}
list_writer!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

/// An object being written.
pub(super) struct ObjectWriter {
    inner: ToValue,
    variant: Option<&'static str>,
    key: Option<String>,
    map: Map<String, Value>,
}

impl ObjectWriter {
    fn put<T: Serialize + ?Sized>(&mut self, key: String, value: &T) -> Result<(), CanonicalError> {
        let value = value.serialize(self.inner)?;
        if self.map.insert(key, value).is_some() {
            return Err(CanonicalError::DuplicateKey);
        }
        Ok(())
    }

    fn finish(self) -> Value {
        in_variant(self.variant, Value::Object(self.map))
    }
}

impl SerializeMap for ObjectWriter {
    type Ok = Value;
    type Error = CanonicalError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), CanonicalError> {
        let Value::String(key) = key.serialize(self.inner)? else {
            return Err(CanonicalError::Key);
        };
        self.key = Some(key);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
        let key = self.key.take().ok_or(CanonicalError::Key)?;
        self.put(key, value)
    }

    fn end(self) -> Written {
        Ok(self.finish())
    }
}

macro_rules! object_writer {
    ($($name:ident),*) => {$(
        impl $name for ObjectWriter {
            type Ok = Value;
            type Error = CanonicalError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), CanonicalError> {
                self.put(key.to_owned(), value)
            }

            fn end(self) -> Written {
                Ok(self.finish())
            }
        }
    )*};
}
object_writer!(SerializeStruct, SerializeStructVariant);
