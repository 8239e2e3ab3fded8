//! The header dictionary: which words name which field, in Spanish first and English too.

use crate::model::Field;

use super::letters::undo;
use super::options::Purpose;
use super::words::header_words;

/// How well a header names a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Some of its words name the field.
    Synonym,
    /// The whole header is a known name of the field.
    Exact,
}

impl Strength {
    /// Its weight when rows are compared for being the header.
    pub(super) const fn points(self) -> usize {
        match self {
            Self::Synonym => 2,
            Self::Exact => 3,
        }
    }
}

/// The field that a header names.
pub(super) fn lookup(header: &str, purpose: Purpose) -> Option<(Field, Strength)> {
    let undone = undo(header);
    let words = header_words(undone.as_deref().unwrap_or(header));
    if words.is_empty() || words.len() > 8 {
        return None;
    }
    let own = match purpose {
        Purpose::Roster => ROSTER,
        Purpose::Absences => ABSENCES,
        Purpose::People | Purpose::PayScale => &[],
    };
    let joined = words.join(" ");
    let exact = |list: &[(Field, &[&str])]| {
        list.iter()
            .find(|(_, names)| names.contains(&joined.as_str()))
            .map(|&(field, _)| (field, Strength::Exact))
    };
    exact(own).or_else(|| exact(EXACT)).or_else(|| {
        SYNONYMS
            .iter()
            .find(|(_, groups)| groups.iter().all(|group| words.iter().any(|word| named(group, word))))
            .map(|&(field, _)| (field, Strength::Synonym))
    })
}

fn named(group: &[&str], word: &str) -> bool {
    group.iter().any(|name| match name.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => *name == word,
    })
}

/// Whole headers, folded, without number words and small words.
const EXACT: &[(Field, &[&str])] = &[
    (
        Field::EmployeeId,
        &[
            "EMPLEADO",
            "NOMINA",
            "FICHA",
            "CLAVE",
            "GAFETE",
            "TRABAJADOR",
            "ID EMPLEADO",
            "ID TRABAJADOR",
            "CLAVE EMPLEADO",
            "CLAVE TRABAJADOR",
            "EMPLEADO ID",
            "RELOJ",
            "TARJETA",
            "MATRICULA",
            "CODIGO",
            "CODIGO EMPLEADO",
            "EMPLOYEE",
            "EMPLOYEE ID",
            "EMP ID",
            "EMP",
            "EMPL",
            "BADGE",
            "BADGE ID",
            "ID",
            "CONTROL",
            "NOEMPLEADO",
            "NUMEMPLEADO",
            "CB CODIGO",
            "ID NOMINA",
            "PERSONNEL",
            "WORKER ID",
            "ID RELOJ",
        ],
    ),
    (
        Field::Name,
        &[
            "NOMBRE COMPLETO",
            "NOMBRE TRABAJADOR",
            "NOMBRE EMPLEADO",
            "NOMBRE Y APELLIDOS",
            "NOMBRE APELLIDOS",
            "APELLIDOS NOMBRE",
            "APELLIDOS NOMBRES",
            "NOMBRE S APELLIDOS",
            "NAME",
            "FULL NAME",
            "EMPLOYEE NAME",
            "TRABAJADORES",
            "NOMBRE COMPLETO TRABAJADOR",
            "NOMBRE COMPLETO EMPLEADO",
            "PERSONA",
            "NOMBRE",
            "APELLIDO PATERNO MATERNO NOMBRE",
            "PATERNO MATERNO NOMBRE",
            "APELLIDOS Y NOMBRE",
            "WORKER NAME",
            "PRETTYNAME",
            "NOMBRE PERSONAL",
            "APELLIDO PATERNO APELLIDO MATERNO NOMBRE S",
        ],
    ),
    (
        Field::GivenNames,
        &[
            "NOMBRES",
            "NOMBRE S",
            "NOMBRE PILA",
            "FIRST NAME",
            "GIVEN NAME",
            "GIVEN NAMES",
            "FIRST NAMES",
            "PRIMER NOMBRE",
        ],
    ),
    (
        Field::Surname1,
        &[
            "APELLIDO PATERNO",
            "AP PATERNO",
            "PATERNO",
            "PRIMER APELLIDO",
            "APELLIDO 1",
            "1ER APELLIDO",
            "APE PAT",
            "AP PAT",
            "APELLIDO P",
            "A PATERNO",
            "APELLIDO",
            "APELLIDOS",
            "LAST NAME",
            "SURNAME",
            "FIRST SURNAME",
            "APEPAT",
            "LAST NAME 1",
            "SURNAME 1",
            "APPATERNO",
            "1 APELLIDO",
            "CB APE PAT",
        ],
    ),
    (
        Field::Surname2,
        &[
            "APELLIDO MATERNO",
            "AP MATERNO",
            "MATERNO",
            "SEGUNDO APELLIDO",
            "APELLIDO 2",
            "2DO APELLIDO",
            "APE MAT",
            "AP MAT",
            "APELLIDO M",
            "A MATERNO",
            "SECOND SURNAME",
            "SECOND LAST NAME",
            "APEMAT",
            "LAST NAME 2",
            "SURNAME 2",
            "APMATERNO",
            "2 APELLIDO",
            "MOTHERS MAIDEN NAME",
            "CB APE MAT",
        ],
    ),
    (Field::Curp, &["CURP", "CLAVE UNICA REGISTRO POBLACION", "CLAVE CURP"]),
    (Field::Rfc, &["RFC", "REGISTRO FEDERAL CONTRIBUYENTES", "TAX ID", "RFC HOMOCLAVE"]),
    (
        Field::Nss,
        &[
            "NSS",
            "IMSS",
            "AFILIACION",
            "SEGURO SOCIAL",
            "SEGURIDAD SOCIAL",
            "SEG SOCIAL",
            "SS",
            "IMSS NSS",
            "NSS IMSS",
            "AFILIACION IMSS",
            "SEGURO",
            "SSN",
            "SOCIAL SECURITY",
            "NUMSEGURIDADSOCIAL",
            "SEG SOC",
            "NUMERO SEGURIDAD SOCIAL",
        ],
    ),
    (
        Field::BirthDate,
        &[
            "FECHA NACIMIENTO",
            "F NACIMIENTO",
            "FEC NACIMIENTO",
            "FECHA NAC",
            "F NAC",
            "FEC NAC",
            "NACIMIENTO",
            "BIRTH DATE",
            "BIRTHDATE",
            "DATE BIRTH",
            "DOB",
            "FECNAC",
            "FECHANACIMIENTO",
        ],
    ),
    (Field::Sex, &["SEXO", "GENERO", "SEX", "GENDER", "HM", "SEXO HM"]),
    (
        Field::Position,
        &[
            "PUESTO",
            "CARGO",
            "FUNCION",
            "OCUPACION",
            "POSITION",
            "JOB TITLE",
            "TITLE",
            "JOB",
            "ROLE",
            "OFICIO",
            "PUESTO TRABAJO",
            "DESCRIPCION PUESTO",
            "NOMBRE PUESTO",
            "CATEGORIA",
            "PUESTO CATEGORIA",
            "CATEGORIA PUESTO",
            "POSICION",
            "DENOMINACION PUESTO",
            "OCCUPATION",
            "PLAZA",
        ],
    ),
    (
        Field::Department,
        &[
            "DEPARTAMENTO",
            "DEPTO",
            "DPTO",
            "AREA",
            "CENTRO COSTOS",
            "CENTRO COSTO",
            "LINEA",
            "DEPARTMENT",
            "DEPT",
            "COST CENTER",
            "COST CENTRE",
            "LINE",
            "SECCION",
            "GERENCIA",
            "CECO",
            "CC",
            "AREA TRABAJO",
            "LINEA PRODUCCION",
            "DIRECCION AREA",
        ],
    ),
    (
        Field::Class,
        &[
            "TIPO",
            "REGIMEN",
            "CONFIANZA",
            "EVENTUAL",
            "BASE",
            "TIPO TRABAJADOR",
            "TIPO EMPLEADO",
            "TIPO CONTRATO",
            "TIPO CONTRATACION",
            "CLASE",
            "CLASIFICACION",
            "CLASS",
            "EMPLOYEE TYPE",
            "EMPLOYEE CLASS",
            "TIPO NOMINA",
            "BASE CONFIANZA",
            "CONFIANZA BASE",
            "TIPO PERSONAL",
            "CONTRATO",
            "CONTRACT TYPE",
            "CONDICION",
            "SINDICALIZADO CONFIANZA",
            "CONFIANZA SINDICALIZADO",
            "REGIMEN CONTRATACION",
            "TIPO RELACION",
        ],
    ),
    (
        Field::HireDate,
        &[
            "FECHA INGRESO",
            "F INGRESO",
            "FEC INGRESO",
            "FEC ING",
            "F ING",
            "INGRESO",
            "FECHA ALTA",
            "F ALTA",
            "FEC ALTA",
            "ALTA",
            "FECHA ANTIGUEDAD",
            "ANTIGUEDAD",
            "FECHA CONTRATACION",
            "CONTRATACION",
            "HIRE DATE",
            "DATE HIRE",
            "START DATE",
            "DATE HIRED",
            "FECHA INICIO",
            "FECHA INICIO RELACION LABORAL",
            "HIRED",
            "INICIO RELACION LABORAL",
            "FECHAINICIORELLABORAL",
            "SENIORITY DATE",
            "FECHA ALTA IMSS",
            "FECHAINGRESO",
        ],
    ),
    (
        Field::LeaveDate,
        &[
            "FECHA BAJA",
            "F BAJA",
            "FEC BAJA",
            "BAJA",
            "TERMINATION DATE",
            "END DATE",
            "LEAVE DATE",
            "FECHA SALIDA",
            "FECHA TERMINACION",
            "FECHA SEPARACION",
            "FECHA RENUNCIA",
            "FECHABAJA",
            "DATE LEFT",
        ],
    ),
    (
        Field::LeaveKind,
        &[
            "MOTIVO BAJA",
            "CAUSA BAJA",
            "TIPO BAJA",
            "MOTIVO",
            "TERMINATION REASON",
            "REASON LEAVING",
            "MOTIVO SEPARACION",
            "LEAVE KIND",
        ],
    ),
    (
        Field::Shift,
        &[
            "TURNO",
            "HORARIO",
            "ROL",
            "SHIFT",
            "JORNADA",
            "TURNO TRABAJO",
            "SCHEDULE",
            "TURNO HORARIO",
            "TIPO JORNADA",
        ],
    ),
    (Field::Crew, &["CUADRILLA", "GRUPO", "CREW", "GROUP", "TEAM", "EQUIPO", "CELULA"]),
    (
        Field::Route,
        &["RUTA", "TRANSPORTE", "RUTA TRANSPORTE", "ROUTE", "BUS ROUTE", "CAMION", "RUTA CAMION", "BUS"],
    ),
    (
        Field::Site,
        &[
            "PLANTA",
            "CENTRO TRABAJO",
            "SITE",
            "PLANT",
            "LOCATION",
            "SUCURSAL",
            "LOCALIDAD",
            "UBICACION",
            "NAVE",
            "FACILITY",
            "CT",
        ],
    ),
    (
        Field::EmployerRegister,
        &["REGISTRO PATRONAL", "REG PATRONAL", "REG PAT", "EMPLOYER REGISTER", "REGISTROPATRONAL", "RP"],
    ),
    (
        Field::Pay,
        &[
            "SALARIO",
            "SALARIO DIARIO",
            "SDI",
            "SD",
            "SBC",
            "SUELDO",
            "SUELDO DIARIO",
            "SALARIO DIARIO INTEGRADO",
            "TABULADOR",
            "SALARIO BASE",
            "SALARIO MENSUAL",
            "SUELDO MENSUAL",
            "SALARY",
            "WAGE",
            "PAY",
            "DAILY WAGE",
            "PAY RATE",
            "SALARIO BASE COTIZACION",
            "CUOTA DIARIA",
            "SALARIO INTEGRADO",
            "DAILY SALARY",
            "SUELDO BASE",
        ],
    ),
    (
        Field::PayPeriod,
        &[
            "PERIODICIDAD",
            "PERIODICIDAD PAGO",
            "PERIODO PAGO",
            "FRECUENCIA PAGO",
            "PAY PERIOD",
            "PAY FREQUENCY",
            "FORMA PAGO",
        ],
    ),
    (
        Field::WeeklyHours,
        &[
            "HORAS SEMANA",
            "HORAS SEMANALES",
            "HRS SEMANA",
            "HRS SEM",
            "WEEKLY HOURS",
            "HOURS PER WEEK",
            "HORAS POR SEMANA",
        ],
    ),
    (
        Field::Boss,
        &[
            "JEFE",
            "SUPERVISOR",
            "REPORTA",
            "JEFE DIRECTO",
            "JEFE INMEDIATO",
            "BOSS",
            "MANAGER",
            "REPORTS TO",
            "SUPERVISOR NAME",
            "NOMBRE JEFE",
            "SUPERVISOR DIRECTO",
            "SUPERIOR",
            "LINE MANAGER",
            "NOMBRE SUPERVISOR",
        ],
    ),
    (
        Field::UnionFlag,
        &[
            "SINDICALIZADO",
            "SINDICALIZADO SI",
            "SINDICALIZADO SI NO",
            "SINDICATO",
            "UNIONIZED",
            "UNION",
            "UNION MEMBER",
            "AFILIADO",
            "SIND",
        ],
    ),
    (
        Field::Address,
        &[
            "DOMICILIO",
            "DIRECCION",
            "ADDRESS",
            "CALLE",
            "DOMICILIO PARTICULAR",
            "HOME ADDRESS",
            "CALLE COLONIA",
        ],
    ),
    (
        Field::Phone,
        &[
            "TELEFONO",
            "TEL",
            "CELULAR",
            "PHONE",
            "MOBILE",
            "CEL",
            "TELEFONO CELULAR",
            "TEL CEL",
            "CELL PHONE",
        ],
    ),
    (Field::Id, &["IDENTIFICADOR", "FOLIO", "RECORD ID", "UUID", "ROW ID"]),
];

const ROSTER: &[(Field, &[&str])] = &[
    (Field::Date, &["FECHA", "DIA", "DATE", "DAY", "FECHA TURNO"]),
    (Field::Start, &["ENTRADA", "HORA ENTRADA", "INICIO", "HORA INICIO", "START", "START TIME", "CHECK IN"]),
    (Field::End, &["SALIDA", "HORA SALIDA", "FIN", "HORA FIN", "TERMINO", "END", "END TIME", "CHECK OUT"]),
    (Field::Place, &["LUGAR", "PLACE", "PUERTA", "CASETA", "UBICACION", "ACCESO"]),
];

const ABSENCES: &[(Field, &[&str])] = &[
    (
        Field::From,
        &["DESDE", "FECHA INICIO", "INICIO", "FROM", "START DATE", "START", "FECHA INICIAL", "INICIA"],
    ),
    (
        Field::To,
        &[
            "HASTA",
            "FECHA FIN",
            "FIN",
            "TO",
            "END DATE",
            "END",
            "FECHA FINAL",
            "FECHA TERMINO",
            "TERMINO",
            "TERMINA",
        ],
    ),
    (
        Field::Kind,
        &[
            "TIPO",
            "MOTIVO",
            "CAUSA",
            "KIND",
            "TYPE",
            "REASON",
            "TIPO AUSENCIA",
            "INCIDENCIA",
            "TIPO INCIDENCIA",
            "CONCEPTO",
        ],
    ),
];

const DAY: &[&str] = &["F", "FEC", "FECHA", "FCH", "FCHA", "DATE", "DT"];

/// Fields by some of the header's words, tried in order; a star ends a stem.
const SYNONYMS: &[(Field, &[&[&str]])] = &[
    (Field::Curp, &[&["CURP"]]),
    (Field::EmployerRegister, &[&["PATRONAL", "PATRON"], &["REG*", "RP"]]),
    (Field::Rfc, &[&["RFC"]]),
    (Field::Nss, &[&["NSS", "AFIL*"]]),
    (Field::Nss, &[&["SEG", "SEGURO", "SEGURIDAD", "SOCIAL"], &["SOC", "SOCIAL", "SECURITY", "IMSS"]]),
    (Field::Nss, &[&["IMSS"], &["CLAVE", "NUM*"]]),
    (Field::LeaveKind, &[&["MOTIVO", "CAUSA", "TIPO", "REASON"], &["BAJA", "SEPARACION", "TERMINATION"]]),
    (Field::LeaveDate, &[DAY, &["BAJA", "SEPARACION", "TERMINATION", "RENUNCIA", "EGRESO"]]),
    (Field::BirthDate, &[DAY, &["NAC*", "BIRTH"]]),
    (
        Field::HireDate,
        &[DAY, &["ING", "INGRESO", "ALTA", "ANTIG*", "CONTRAT*", "HIRE*", "INICIO", "LABORAL"]],
    ),
    (Field::HireDate, &[&["INGRESO", "ANTIGUEDAD"]]),
    (Field::Boss, &[&["JEFE*", "REPORTA", "SUPERVISOR*", "REPORTS", "MANAGER"]]),
    (Field::Surname2, &[&["MATERNO", "SEGUNDO", "2DO", "SECOND"], &["AP*", "LAST", "SURNAME", "MATERNO"]]),
    (
        Field::Name,
        &[&["NOMBRE*", "NAME"], &["AP*", "COMPLETO", "FULL", "TRABAJ*", "EMPLEAD*", "SOCIO*", "AFILIAD*"]],
    ),
    (Field::Surname1, &[&["PATERNO", "PRIMER", "1ER"], &["AP*", "PATERNO"]]),
    (Field::Surname1, &[&["APELLIDO*", "SURNAME*"]]),
    (Field::GivenNames, &[&["FIRST", "GIVEN", "PILA"], &["NAME*", "NOMBRE*"]]),
    (Field::Position, &[&["PUESTO*", "CARGO", "OCUPACION", "CATEGORIA", "POSITION"]]),
    (
        Field::EmployeeId,
        &[
            &["ID", "CLAVE", "NOMINA", "FICHA", "GAFETE", "COD*", "RELOJ"],
            &["EMP*", "TRAB*", "WORKER", "PERSONAL", "NOMINA"],
        ],
    ),
    (
        Field::EmployeeId,
        &[
            &["EMPLEADO", "NOMINA", "GAFETE", "EMPLOYEE", "BADGE"],
            &["ID", "NO", "CLAVE", "NUM", "CODE", "EMPLEADO"],
        ],
    ),
    (Field::UnionFlag, &[&["SINDICALIZAD*", "SINDICAL", "UNIONIZED"]]),
    (
        Field::PayPeriod,
        &[&["PERIODICIDAD", "PERIODO", "FRECUENCIA", "PERIOD", "FREQUENCY"], &["PAGO", "PAY", "NOMINA"]],
    ),
    (Field::WeeklyHours, &[&["HORAS", "HRS", "HOURS"], &["SEM*", "WEEK*"]]),
    (Field::Pay, &[&["SALARIO*", "SUELDO*", "SDI", "SBC", "WAGE", "SALARY", "CUOTA"]]),
    (
        Field::Class,
        &[
            &["TIPO", "CLASE", "REGIMEN", "TYPE"],
            &["TRAB*", "EMP*", "CONTRAT*", "PERSONAL", "RELACION", "NOMINA"],
        ],
    ),
    (Field::Class, &[&["CONFIANZA", "EVENTUAL"]]),
    (Field::Shift, &[&["TURNO*", "HORARIO*", "SHIFT"]]),
    (Field::Crew, &[&["CUADRILLA", "CREW", "GRUPO"]]),
    (Field::Route, &[&["RUTA*", "TRANSPORTE", "ROUTE"]]),
    (Field::Department, &[&["DEPARTAMENTO*", "DEPTO", "DPTO", "AREA*", "DEPARTMENT"]]),
    (Field::Department, &[&["CENTRO", "CENTER"], &["COSTO*", "COST"]]),
    (Field::Site, &[&["PLANTA", "PLANT", "SITE"]]),
    (Field::Site, &[&["CENTRO"], &["TRABAJO"]]),
    (Field::Sex, &[&["SEXO", "GENERO", "GENDER"]]),
    (Field::Address, &[&["DOMICILIO", "DIRECCION", "ADDRESS"]]),
    (Field::Phone, &[&["TELEFONO*", "CELULAR", "PHONE"]]),
    (Field::Name, &[&["NOMBRE*"]]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn field(header: &str) -> Option<Field> {
        lookup(header, Purpose::People).map(|(field, _)| field)
    }

    #[test]
    fn usual_headers_are_known() {
        for (header, expected) in [
            ("No. Empleado", Field::EmployeeId),
            ("# EMPLEADO", Field::EmployeeId),
            ("Nº de nómina", Field::EmployeeId),
            ("Employee ID", Field::EmployeeId),
            ("Ap. Paterno", Field::Surname1),
            ("Segundo apellido", Field::Surname2),
            ("Nombre(s)", Field::GivenNames),
            ("Nombre del trabajador", Field::Name),
            ("Núm. de Seguridad Social", Field::Nss),
            ("No. IMSS", Field::Nss),
            ("F. INGRESO", Field::HireDate),
            ("Fecha de antigüedad", Field::HireDate),
            ("Hire Date", Field::HireDate),
            ("Fecha de Baja", Field::LeaveDate),
            ("Motivo de la baja", Field::LeaveKind),
            ("Reporta a", Field::Boss),
            ("Jefe inmediato superior", Field::Boss),
            ("Registro Patronal IMSS", Field::EmployerRegister),
            ("Centro de Costos", Field::Department),
            ("Centro de trabajo", Field::Site),
            ("S.D.I.", Field::Pay),
            ("Tipo de trabajador", Field::Class),
        ] {
            assert_eq!(field(header), Some(expected), "{header}");
        }
    }

    #[test]
    fn words_of_other_meaning_name_nothing() {
        for header in ["Edad", "Observaciones", "", "Firma", "Total de horas extra", "2024"] {
            assert_eq!(field(header), None, "{header}");
        }
    }

    #[test]
    fn a_roster_has_its_own_words() {
        assert_eq!(lookup("Fecha", Purpose::Roster).map(|hit| hit.0), Some(Field::Date));
        assert_eq!(lookup("Fecha", Purpose::People), None);
        assert_eq!(lookup("Fecha inicio", Purpose::Absences).map(|hit| hit.0), Some(Field::From));
    }
}
