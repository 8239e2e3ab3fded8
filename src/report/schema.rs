//! The JSON Schema of the report, derived from its structs.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::v1::{Report, SCHEMA};

/// The schema of `escrutinio.report/1`: every object closed, keys in alphabetical order.
pub fn report_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Report>().to_value();
    close(&mut schema);
    if let Some(root) = schema.as_object_mut() {
        root.insert("$id".to_owned(), json!(format!("urn:{}", SCHEMA.replace('/', ":"))));
        root.insert("title".to_owned(), json!(SCHEMA));
    }
    schema
}

/// Says of every object with named properties that it has no others.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if map.contains_key("properties") && !map.contains_key("additionalProperties") {
                map.insert("additionalProperties".to_owned(), json!(false));
            }
            map.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
