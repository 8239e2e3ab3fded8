//! How the words around a role narrow it.

use super::function::Function as F;

/// How the words around a role narrow it: the first line that holds decides. An empty list holds always.
pub(super) const NARROWED: &[(&str, &[&str], F)] = &[
    ("JEFE", &["TURNO"], F::ShiftHead),
    ("JEFE", &["AREA", "LINEA", "CELULA", "EQUIPO", "GRUPO"], F::AreaHead),
    (
        "JEFE",
        &[
            "PLANTA",
            "PRODUCCION",
            "ALMACEN",
            "MANTENIMIENTO",
            "CALIDAD",
            "LOGISTICA",
            "EMBARQUE",
            "RECIBO",
            "RH",
            "RELACIONES_LABORALES",
            "NOMINA",
            "COMPRAS",
            "SISTEMAS",
            "FINANZAS",
            "CONTADOR",
            "COSTO",
            "SEGURIDAD",
            "SEGURIDAD_HIGIENE",
            "SEGURIDAD_PATRIMONIAL",
            "VIGILANTE",
            "INGENIERO",
            "TRAFICO",
            "ADMINISTRATIVO",
            "TALLER",
            "PLANEADOR",
            "LABORATORISTA",
            "METROLOGO",
            "RECLUTAMIENTO",
            "ADUANA",
            "COMERCIO_EXTERIOR",
        ],
        F::DepartmentHead,
    ),
    ("LIDER", &["TURNO"], F::ShiftHead),
    ("LIDER", &["GRUPO"], F::GroupLeader),
    ("LIDER", &["EQUIPO", "CELULA"], F::TeamLeader),
    ("ENCARGADO", &["ALMACEN", "ALMACENISTA"], F::StoreInCharge),
    ("CHOFER", &["DIRECCION", "DIRECTOR", "GERENCIA", "GERENTE", "PRESIDENTE"], F::ExecutiveDriver),
    (
        "SECRETARIO",
        &["DIRECCION", "DIRECTOR", "GERENCIA", "GERENTE", "PRESIDENTE", "EJECUTIVO"],
        F::ExecutiveAssistant,
    ),
    ("SECRETARIO", &["SINDICAL"], F::UnionRole),
    (
        "ASISTENTE",
        &["DIRECCION", "DIRECTOR", "GERENCIA", "GERENTE", "PRESIDENTE", "EJECUTIVO"],
        F::ExecutiveAssistant,
    ),
    ("AUXILIAR", &["LIMPIEZA", "INTENDENCIA", "COCINA", "COMEDOR", "JARDINERO"], F::Services),
    ("AUXILIAR", &["ALMACEN", "ALMACENISTA"], F::Storekeeper),
    ("AUXILIAR", &["ADMINISTRATIVO", "ADMVO", "OFICINA"], F::OfficeHelper),
    (
        "AUXILIAR",
        &[
            "PRODUCCION",
            "CALIDAD",
            "MANTENIMIENTO",
            "EMBARQUE",
            "RECIBO",
            "LINEA",
            "PROCESO",
            "MAQUINA",
            "MATERIAL",
            "LOGISTICA",
            "PRENSA",
            "PINTURA",
            "SOLDADURA",
        ],
        F::ProductionHelper,
    ),
    (
        "AUDITOR",
        &[
            "CALIDAD",
            "PIEZA",
            "PRODUCTO",
            "PROCESO",
            "LINEA",
            "PRODUCCION",
            "MATERIAL",
            "SOLDADURA",
            "PINTURA",
            "EMBARQUE",
            "LPA",
            "COSTURA",
        ],
        F::PartsAuditor,
    ),
    ("CONTADOR", &["PIEZA", "PRODUCTO", "MATERIAL"], F::Production),
    ("INSPECTOR", &["SEGURIDAD", "SEGURIDAD_HIGIENE"], F::Safety),
    ("INSP", &["SEGURIDAD", "SEGURIDAD_HIGIENE"], F::Safety),
    (
        "INSPECTOR",
        &[
            "CALIDAD",
            "PIEZA",
            "PRODUCTO",
            "PROCESO",
            "LINEA",
            "PRODUCCION",
            "MATERIAL",
            "SOLDADURA",
            "PINTURA",
            "RECIBO",
            "EMBARQUE",
            "ENSAMBLADOR",
            "ESTAMPADO",
            "INYECCION",
            "EMPACADOR",
            "MOTOR",
            "CARROCERIA",
            "PRENSA",
            "LPA",
            "COSTURA",
        ],
        F::PartsInspector,
    ),
    ("PROGRAMADOR", &["CNC", "PLC", "MAQUINA"], F::Programmer),
    ("PROGRAMADOR", &["PRODUCCION", "MATERIAL"], F::Planner),
    ("PROGRAMADOR", &["SISTEMAS"], F::Systems),
    ("INGENIERO", &["JUNIOR", "TRAINEE", "BECARIO", "PRACTICANTE"], F::Intern),
    (
        "TECNICO",
        &[
            "SISTEMAS",
            "SOPORTE",
            "SEGURIDAD",
            "SEGURIDAD_HIGIENE",
            "RH",
            "NOMINA",
            "CONTADOR",
            "COMPRAS",
            "COSTO",
            "FINANZAS",
            "ADMINISTRATIVO",
        ],
        F::OfficeTechnician,
    ),
    ("RECEPCIONISTA", &["MATERIAL", "ALMACEN", "PRODUCTO"], F::Storekeeper),
    ("SOPORTE", &["PRODUCCION", "LINEA", "PROCESO", "MAQUINA"], F::ProductionHelper),
    ("SEGURIDAD", &["VIGILANTE", "GUARDIA", "CASETA"], F::Guard),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::NARROWED;
    use crate::analysis::functions::words::all;

    #[test]
    fn every_word_that_narrows_is_in_the_vocabulary() {
        let stems: Vec<&str> = all().map(|word| word.stem).collect();
        for (head, with, _) in NARROWED {
            assert!(!with.is_empty() && stems.contains(head), "{head}");
            assert!(with.iter().all(|word| stems.contains(word)), "{head} {with:?}");
        }
    }

    #[test]
    fn no_form_belongs_to_two_words() {
        let mut owner = BTreeMap::new();
        for word in all() {
            for form in std::iter::once(&word.stem).chain(word.also) {
                let before = owner.insert(*form, word.stem);
                assert!(before.is_none_or(|stem| stem == word.stem), "{form}: {before:?} and {}", word.stem);
            }
        }
    }
}
