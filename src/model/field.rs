//! The fields that a table of people can carry (`contract.md`, *Commands*).

use super::Text;

macro_rules! fields {
    ($($variant:ident $key:literal $es:literal $en:literal),* $(,)?) => {
        /// What a column of a source means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $(#[doc = $en] $variant,)*
        }

        impl Field {
            /// Every field, in the contract's order.
            pub const ALL: &'static [FieldSpec] = &[
                $(FieldSpec { field: Field::$variant, key: $key, title: Text::new($es, $en) },)*
            ];
        }
    };
}

/// A field's key in files and flags, and its name in both languages.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// The field.
    pub field: Field,
    /// Its key in files and flags.
    pub key: &'static str,
    /// Its name for people.
    pub title: Text,
}

fields! {
    EmployeeId "employee_id" "número de empleado" "employee number",
    Name "name" "nombre completo" "full name",
    GivenNames "given_names" "nombre(s)" "given names",
    Surname1 "surname1" "primer apellido" "first surname",
    Surname2 "surname2" "segundo apellido" "second surname",
    Curp "curp" "CURP" "CURP",
    Rfc "rfc" "RFC" "RFC",
    Nss "nss" "NSS" "NSS (social security number)",
    BirthDate "birth_date" "fecha de nacimiento" "birth date",
    Sex "sex" "sexo" "sex",
    Position "position" "puesto" "position",
    Department "department" "departamento" "department",
    Class "class" "clase o tipo" "class (confianza, unionized, …)",
    HireDate "hire_date" "fecha de ingreso" "hire date",
    LeaveDate "leave_date" "fecha de baja" "leave date",
    LeaveKind "leave_kind" "motivo de baja" "kind of leave",
    Shift "shift" "turno" "shift",
    Crew "crew" "cuadrilla" "crew",
    Route "route" "ruta de transporte" "bus route",
    Site "site" "planta o centro" "site",
    EmployerRegister "employer_register" "registro patronal" "employer's IMSS register",
    Pay "pay" "salario" "pay",
    PayPeriod "pay_period" "periodo de pago" "pay period",
    WeeklyHours "weekly_hours" "horas por semana" "weekly hours",
    Boss "boss" "jefe directo" "boss (reports to)",
    UnionFlag "union_flag" "sindicalizado" "unionized (yes or no)",
    Address "address" "domicilio" "address",
    Phone "phone" "teléfono" "phone",
    Id "id" "identificador" "identifier",
    Date "date" "fecha" "date",
    Start "start" "entrada" "start",
    End "end" "salida" "end",
    Place "place" "lugar" "place",
    From "from" "desde" "from",
    To "to" "hasta" "to",
    Kind "kind" "tipo" "kind",
}

impl Field {
    /// The field's key and name.
    #[expect(clippy::indexing_slicing, reason = "`ALL` is built from the variants, in their order")]
    pub fn spec(self) -> &'static FieldSpec {
        &Self::ALL[self as usize]
    }

    /// The key used in files and flags.
    pub fn key(self) -> &'static str {
        self.spec().key
    }

    /// The field that a key names.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|spec| spec.key == key).map(|spec| spec.field)
    }

    /// Whether its cells are read as days.
    pub const fn is_date(self) -> bool {
        matches!(
            self,
            Self::BirthDate | Self::HireDate | Self::LeaveDate | Self::Date | Self::From | Self::To
        )
    }
}
