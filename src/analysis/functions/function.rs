//! What a post's title points to, and how strongly that speaks for functions of confianza.
//!
//! Points are practitioner judgement: an indication to look at, never a verdict. LFT 9 goes by what a person
//! does, not by the name of the post.

use crate::model::Text;

/// The kinds of function that LFT 9 names, by which a reviewer asks further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// Direction and administration.
    Direction,
    /// Inspection.
    Inspection,
    /// Surveillance.
    Surveillance,
    /// Auditing and handling of funds.
    Auditing,
    /// Work personal to the employer.
    Personal,
    /// None of them in particular.
    Other,
}

macro_rules! functions {
    ($($variant:ident $key:literal $points:literal $nature:ident $es:literal $en:literal),* $(,)?) => {
        /// A function that a title can be read as.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Function {
            $(#[doc = $en] $variant,)*
        }

        impl Function {
            /// All, strongest families first.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// A stable key.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// The indication, in permille.
            pub const fn points(self) -> u16 {
                match self { $(Self::$variant => $points,)* }
            }

            /// The kind of function of LFT 9 that it would touch.
            pub const fn nature(self) -> Nature {
                match self { $(Self::$variant => Nature::$nature,)* }
            }

            /// The function in words, to follow "is read as".
            pub const fn title(self) -> Text {
                match self { $(Self::$variant => Text::new($es, $en),)* }
            }
        }
    };
}

functions! {
    Director "director" 990 Direction "dirección de la empresa" "director of the firm",
    Attorney "attorney" 990 Direction "apoderado o representante legal" "attorney or legal representative of the firm",
    Manager "manager" 980 Direction "gerencia" "manager",
    Controller "controller" 970 Auditing "contraloría" "controller",
    DeputyManager "deputy_manager" 970 Direction "subgerencia" "deputy manager",
    Superintendent "superintendent" 960 Direction "superintendencia" "superintendent",
    DepartmentHead "department_head" 930 Direction "jefatura de departamento" "head of a department",
    ShiftHead "shift_head" 920 Direction "jefatura de turno" "head of a shift",
    Supervisor "supervisor" 920 Direction "supervisión" "supervisor",
    Personnel "personnel" 920 Personal "recursos humanos o relaciones laborales" "personnel or labor relations",
    Administrator "administrator" 900 Direction "administración" "administrator",
    GeneralAuditor "general_auditor" 900 Auditing "auditoría de la empresa" "auditor of the firm",
    AreaHead "area_head" 850 Direction "jefatura de área o de línea" "head of an area or line",
    Accountant "accountant" 850 Auditing "contabilidad o finanzas" "accounts or finance",
    Foreman "foreman" 800 Direction "mayordomo o capataz" "foreman",
    Payroll "payroll" 800 Personal "nóminas" "payroll",
    Recruiter "recruiter" 800 Personal "reclutamiento" "recruitment",
    ExecutiveDriver "executive_driver" 800 Personal "chofer de la dirección" "driver of the directors",
    ExecutiveAssistant "executive_assistant" 750 Personal "asistencia de gerencia o dirección" "assistant to management",
    Buyer "buyer" 750 Other "compras" "purchasing",
    Cashier "cashier" 750 Auditing "manejo de fondos" "handling of funds",
    Engineer "engineer" 700 Other "ingeniería" "engineer",
    Safety "safety" 700 Inspection "seguridad e higiene" "health and safety",
    Guard "guard" 700 Surveillance "vigilancia de las instalaciones" "guard of the premises",
    Coordinator "coordinator" 650 Direction "coordinación" "coordinator",
    GroupLeader "group_leader" 650 Direction "líder de grupo" "group leader",
    SocialWork "social_work" 650 Personal "trabajo social" "social work",
    Planner "planner" 650 Other "planeación" "planning",
    ForeignTrade "foreign_trade" 650 Other "comercio exterior o tráfico" "foreign trade or traffic",
    Systems "systems" 650 Other "sistemas" "information technology",
    Physician "physician" 600 Other "servicio médico" "physician",
    Intern "intern" 600 Other "práctica o ingeniería en formación" "intern or trainee engineer",
    Analyst "analyst" 600 Other "análisis de oficina" "office analyst",
    InCharge "in_charge" 550 Direction "encargado" "person in charge",
    Adviser "adviser" 550 Direction "asesoría de taller" "shop adviser",
    StoreInCharge "store_in_charge" 500 Direction "encargado de almacén" "person in charge of the store",
    Secretary "secretary" 500 Personal "secretaría o asistencia" "secretary or assistant",
    Reception "reception" 500 Other "recepción" "reception",
    OfficeHelper "office_helper" 500 Other "trabajo administrativo" "office work",
    Inspector "inspector" 450 Inspection "inspección, sin decir de qué" "inspector, of what is not said",
    LineLeader "line_leader" 450 Direction "líder de línea" "line leader",
    Facilitator "facilitator" 450 Direction "facilitador" "facilitator",
    OfficeTechnician "office_technician" 450 Other "técnico de un área de oficina" "technician of an office area",
    Nurse "nurse" 400 Other "enfermería" "nurse",
    Programmer "programmer" 350 Other "programación de máquinas" "machine programmer",
    Laboratory "laboratory" 350 Other "metrología o laboratorio" "metrology or laboratory",
    DataEntry "data_entry" 350 Other "captura de datos" "data entry",
    TeamLeader "team_leader" 300 Direction "líder de equipo" "team leader",
    Trainer "trainer" 300 Other "instrucción en el puesto" "on-the-job trainer",
    PartsAuditor "parts_auditor" 300 Inspection "auditoría de piezas" "auditor of parts",
    PartsInspector "parts_inspector" 200 Inspection "inspección de piezas" "inspector of parts",
    Technician "technician" 200 Other "técnico" "technician",
    Driver "driver" 150 Other "chofer de transporte o producción" "driver",
    LeadOperator "lead_operator" 80 Other "operador líder, universal o de relevo" "lead, universal or relief operator",
    Storekeeper "storekeeper" 80 Other "almacén o surtido de materiales" "storekeeper or material handler",
    SetUp "set_up" 80 Other "ajuste de máquinas" "machine set-up",
    ProductionHelper "production_helper" 50 Other "auxiliar de producción" "production helper",
    Services "services" 50 Other "limpieza, cocina o jardín" "cleaning, kitchen or garden",
    MaintenanceTrade "maintenance_trade" 40 Other "oficio de mantenimiento" "maintenance trade",
    Forklift "forklift" 30 Other "montacargas" "forklift",
    Production "production" 20 Other "producción" "production",
    Trade "trade" 20 Other "oficio de producción" "production trade",
    UnionRole "union_role" 0 Other "cargo sindical" "union office",
}
