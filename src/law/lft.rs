//! Ley Federal del Trabajo: the articles that the rules stand on.

use super::day;
use crate::model::{Citation, Force, Instrument, Text};

/// LFT 9.
pub static LFT_9: Citation = Citation {
    key: "LFT-9",
    instrument: Instrument::Lft,
    article: Text::new("9", "9"),
    says: Text::new(
        "La categoría de confianza depende de las funciones que se desempeñan, no del nombre del puesto; son de confianza las de dirección, inspección, vigilancia y fiscalización de carácter general, y los trabajos personales del patrón.",
        "Whether a worker is *de confianza* depends on the functions performed, not on the post's name; such functions are direction, inspection, surveillance and auditing of a general nature, and work personal to the employer.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 11.
pub static LFT_11: Citation = Citation {
    key: "LFT-11",
    instrument: Instrument::Lft,
    article: Text::new("11", "11"),
    says: Text::new(
        "Directores, administradores, gerentes y demás personas que dirigen o administran son representantes del patrón.",
        "Directors, administrators, managers and others who direct or administer are the employer's representatives.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 18.
pub static LFT_18: Citation = Citation {
    key: "LFT-18",
    instrument: Instrument::Lft,
    article: Text::new("18", "18"),
    says: Text::new(
        "En caso de duda prevalece la interpretación más favorable a la persona trabajadora.",
        "In case of doubt the reading most favorable to the worker prevails.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 42 and 43.
pub static LFT_42: Citation = Citation {
    key: "LFT-42",
    instrument: Instrument::Lft,
    article: Text::new("42 y 43", "42 and 43"),
    says: Text::new(
        "La suspensión de la relación de trabajo (incapacidad, maternidad, licencia y otras) no la termina.",
        "A suspended employment relationship (sick leave, maternity, license and others) does not end.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 133, fraction IV.
pub static LFT_133_IV: Citation = Citation {
    key: "LFT-133-IV",
    instrument: Instrument::Lft,
    article: Text::new("133, fracción IV", "133, fraction IV"),
    says: Text::new(
        "El patrón no puede presionar para afiliarse, separarse o votar, ni actuar contra el derecho de decidir quién representa a las personas trabajadoras.",
        "The employer may not press workers to join, leave or vote, nor act against their right to decide who represents them.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 183, first paragraph.
pub static LFT_183: Citation = Citation {
    key: "LFT-183",
    instrument: Instrument::Lft,
    article: Text::new("183, párrafo primero", "183, first paragraph"),
    says: Text::new(
        "El personal de confianza no puede formar parte de los sindicatos de las demás personas trabajadoras ni se toma en cuenta en los recuentos de huelga.",
        "*Confianza* staff may not belong to the other workers' unions and are not counted in strike recounts.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 183, second paragraph.
pub static LFT_183_2: Citation = Citation {
    key: "LFT-183-2",
    instrument: Instrument::Lft,
    article: Text::new("183, párrafo segundo", "183, second paragraph"),
    says: Text::new(
        "El personal de confianza no puede participar en los recuentos de titularidad ni intervenir en las consultas del artículo 390 Ter.",
        "*Confianza* staff may not take part in titularity recounts nor intervene in the votes of article 390 Ter.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 363.
pub static LFT_363: Citation = Citation {
    key: "LFT-363",
    instrument: Instrument::Lft,
    article: Text::new("363", "363"),
    says: Text::new(
        "El personal de confianza no puede ingresar al sindicato de las demás personas trabajadoras.",
        "*Confianza* staff may not join the other workers' union.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 371, fraction IX.
pub static LFT_371_IX: Citation = Citation {
    key: "LFT-371-IX",
    instrument: Instrument::Lft,
    article: Text::new("371, fracción IX", "371, fraction IX"),
    says: Text::new(
        "Elección de directiva por voto directo, personal, libre y secreto de las personas afiliadas, con padrón completo y actualizado.",
        "Officers are elected by the direct, personal, free and secret vote of the members, on a complete and updated roll.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 386 Bis.
pub static LFT_386_BIS: Citation = Citation {
    key: "LFT-386-BIS",
    instrument: Instrument::Lft,
    article: Text::new("386 Bis", "386 Bis"),
    says: Text::new(
        "El apoyo de las personas trabajadoras mediante voto personal, libre y secreto es de orden público y requisito de validez de los contratos colectivos.",
        "Workers' support by personal, free and secret vote is of public order and a condition of validity of collective contracts.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 388.
pub static LFT_388: Citation = Citation {
    key: "LFT-388",
    instrument: Instrument::Lft,
    article: Text::new("388", "388"),
    says: Text::new(
        "Entre varios sindicatos, el contrato corresponde al que obtenga más votos en la empresa.",
        "Among several unions, the contract belongs to the one with the most votes in the firm.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 389.
pub static LFT_389: Citation = Citation {
    key: "LFT-389",
    instrument: Instrument::Lft,
    article: Text::new("389", "389"),
    says: Text::new(
        "La pérdida de la mayoría, declarada por el tribunal tras la votación, trae la pérdida de la titularidad del contrato.",
        "The loss of the majority, declared by the court after a vote, brings the loss of the contract's titularity.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 390 Bis, fraction I.
pub static LFT_390_BIS_I: Citation = Citation {
    key: "LFT-390-BIS-I",
    instrument: Instrument::Lft,
    article: Text::new("390 Bis, fracción I", "390 Bis, fraction I"),
    says: Text::new(
        "La solicitud lleva la lista de al menos el 30 % de las personas cubiertas: nombre, CURP, fecha de contratación y firma.",
        "The application carries the list of at least 30 % of the covered workers: name, CURP, hiring date and signature.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 390 Bis, fraction II.
pub static LFT_390_BIS_II: Citation = Citation {
    key: "LFT-390-BIS-II",
    instrument: Instrument::Lft,
    article: Text::new("390 Bis, fracción II", "390 Bis, fraction II"),
    says: Text::new(
        "Aviso de la solicitud; otros sindicatos pueden sumarse dentro de los diez días siguientes a la publicación.",
        "Notice of the application; other unions may join within ten days of its publication.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 390 Bis, fraction III.
pub static LFT_390_BIS_III: Citation = Citation {
    key: "LFT-390-BIS-III",
    instrument: Instrument::Lft,
    article: Text::new("390 Bis, fracción III", "390 Bis, fraction III"),
    says: Text::new(
        "Si concurren varios sindicatos hay votación: debe participar al menos el 30 % de las personas cubiertas y gana quien obtenga más votos.",
        "Where several unions compete there is a vote: at least 30 % of the covered workers must take part, and the most votes win.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 390 Bis, fraction III, item a).
pub static LFT_390_BIS_III_A: Citation = Citation {
    key: "LFT-390-BIS-III-A",
    instrument: Instrument::Lft,
    article: Text::new("390 Bis, fracción III, inciso a)", "390 Bis, fraction III, item a)"),
    says: Text::new(
        "El padrón lo elabora el Centro Federal sin intervención del patrón. Excluye al personal de confianza y a quien ingresó después de presentada la solicitud; incluye a quien fue despedido en los tres meses anteriores o posteriores, y no a quien terminó su relación de trabajo, salvo que esté en litigio.",
        "The roll is drawn up by the CFCRL without the employer's intervention. It excludes *confianza* staff and those who joined after the application was filed; it includes those dismissed in the three months before or after, and not those whose employment ended, unless that is in litigation.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 390 Bis, fraction III, item b).
pub static LFT_390_BIS_III_B: Citation = Citation {
    key: "LFT-390-BIS-III-B",
    instrument: Instrument::Lft,
    article: Text::new("390 Bis, fracción III, inciso b)", "390 Bis, fraction III, item b)"),
    says: Text::new(
        "Convocatoria con lugar, día y hora, entre diez y quince días antes; lugar accesible donde se pueda votar de forma libre, pacífica, ágil y segura.",
        "Call with place, day and hour, ten to fifteen days ahead; an accessible place where votes can be cast freely, peacefully, swiftly and safely.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 390 Bis, fraction III, item d).
pub static LFT_390_BIS_III_D: Citation = Citation {
    key: "LFT-390-BIS-III-D",
    instrument: Instrument::Lft,
    article: Text::new("390 Bis, fracción III, inciso d)", "390 Bis, fraction III, item d)"),
    says: Text::new(
        "Tantas boletas como personas acreditadas para votar, foliadas, selladas y firmadas.",
        "Exactly as many ballots as accredited workers, numbered, sealed and signed.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 390 Bis, fraction III, items g) to j).
pub static LFT_390_BIS_III_G: Citation = Citation {
    key: "LFT-390-BIS-III-G",
    instrument: Instrument::Lft,
    article: Text::new("390 Bis, fracción III, incisos g) a j)", "390 Bis, fraction III, items g) to j)"),
    says: Text::new(
        "Escrutinio urna por urna y boleta por boleta, nulos aparte, resultado en voz alta y acta.",
        "Count box by box and ballot by ballot, null papers apart, the result read aloud, and an acta.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 390 Ter, first paragraph.
pub static LFT_390_TER: Citation = Citation {
    key: "LFT-390-TER",
    instrument: Instrument::Lft,
    article: Text::new("390 Ter, párrafo primero", "390 Ter, first paragraph"),
    says: Text::new(
        "El contrato inicial y los convenios de revisión requieren la aprobación de la mayoría de las personas trabajadoras cubiertas.",
        "An initial contract and revision agreements need the approval of the majority of the workers covered.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 390 Ter, fraction II.
pub static LFT_390_TER_II: Citation = Citation {
    key: "LFT-390-TER-II",
    instrument: Instrument::Lft,
    article: Text::new("390 Ter, fracción II", "390 Ter, fraction II"),
    says: Text::new(
        "Reglas de la consulta: texto a disposición, día, hora y lugar de la convocatoria, lugar accesible, sin intervención del patrón, resultados y actas.",
        "Rules of the vote: text made available, called day, hour and place, accessible place, no intervention of the employer, results and actas.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 400 Bis.
pub static LFT_400_BIS: Citation = Citation {
    key: "LFT-400-BIS",
    instrument: Instrument::Lft,
    article: Text::new("400 Bis", "400 Bis"),
    says: Text::new(
        "La revisión integral se somete a la aprobación de la mayoría de las personas regidas por el contrato.",
        "The integral revision is put to the approval of the majority of the workers governed by the contract.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 451, fraction II.
pub static LFT_451_II: Citation = Citation {
    key: "LFT-451-II",
    instrument: Instrument::Lft,
    article: Text::new("451, fracción II", "451, fraction II"),
    says: Text::new(
        "La suspensión de labores requiere a la mayoría de las personas trabajadoras de la empresa; solo puede revisarse después del estallamiento.",
        "A stoppage needs the majority of the firm's workers; this can be reviewed only after it has begun.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 897-F.
pub static LFT_897_F: Citation = Citation {
    key: "LFT-897-F",
    instrument: Instrument::Lft,
    article: Text::new("897-F", "897-F"),
    says: Text::new(
        "Procedimiento del recuento de titularidad: informes, padrón del tribunal, objeciones y votación conforme al 390 Bis, fracción III, incisos c) a j) (el texto dice fracción II).",
        "Procedure of the titularity recount: reports, the court's roll, objections, and the vote under 390 Bis, fraction III, items c) to j) (the text says fraction II).",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 897-F, fraction I, item b).
pub static LFT_897_F_I_B: Citation = Citation {
    key: "LFT-897-F-I-B",
    instrument: Instrument::Lft,
    article: Text::new("897-F, fracción I, inciso b)", "897-F, fraction I, item b)"),
    says: Text::new(
        "El patrón informa bajo protesta de todas las personas trabajadoras, distinguiendo confianza, sindicalizables y sindicalizadas, con puesto, salario y fecha de ingreso, y los movimientos de tres meses.",
        "The employer reports under oath all workers, telling apart *confianza*, unionizable and unionized, with position, pay and hire date, and three months of movements.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 931, fraction II.
pub static LFT_931_II: Citation = Citation {
    key: "LFT-931-II",
    instrument: Instrument::Lft,
    article: Text::new("931, fracción II", "931, fraction II"),
    says: Text::new(
        "En el recuento de huelga votan las personas trabajadoras de la empresa que concurran.",
        "In the strike recount the workers of the firm who attend vote.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 931, fraction III.
pub static LFT_931_III: Citation = Citation {
    key: "LFT-931-III",
    instrument: Instrument::Lft,
    article: Text::new("931, fracción III", "931, fraction III"),
    says: Text::new(
        "En el recuento de huelga cuentan quienes fueron despedidos después del emplazamiento.",
        "In the strike recount those dismissed after the strike notice are counted.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 931, fraction IV.
pub static LFT_931_IV: Citation = Citation {
    key: "LFT-931-IV",
    instrument: Instrument::Lft,
    article: Text::new("931, fracción IV", "931, fraction IV"),
    says: Text::new(
        "En el recuento de huelga no se computan los votos del personal de confianza ni de quienes ingresaron después del emplazamiento.",
        "In the strike recount the votes of *confianza* staff and of those who joined after the strike notice are not counted.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 931, fractions IX and X.
pub static LFT_931_X: Citation = Citation {
    key: "LFT-931-X",
    instrument: Instrument::Lft,
    article: Text::new("931, fracciones IX y X", "931, fractions IX and X"),
    says: Text::new(
        "Boleta con dos recuadros, identificación oficial, urnas transparentes y votos nulos en el recuento de huelga.",
        "Ballot with two boxes, official identification, transparent boxes and null votes in the strike recount.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 716.
pub static LFT_716: Citation = Citation {
    key: "LFT-716",
    instrument: Instrument::Lft,
    article: Text::new("716", "716"),
    says: Text::new(
        "Son horas hábiles las comprendidas entre las siete y las diecinueve, salvo en el procedimiento de huelga.",
        "Business hours run from seven to nineteen, except in the strike procedure.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 717.
pub static LFT_717: Citation = Citation {
    key: "LFT-717",
    instrument: Instrument::Lft,
    article: Text::new("717", "717"),
    says: Text::new(
        "La autoridad puede habilitar otros días y horas, con expresión de la causa y de las diligencias.",
        "The authority may enable other days and hours, stating the cause and the acts.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 3 Ter, fraction V.
pub static LFT_3_TER_V: Citation = Citation {
    key: "LFT-3-TER-V",
    instrument: Instrument::Lft,
    article: Text::new("3 Ter, fracción V", "3 Ter, fraction V"),
    says: Text::new(
        "Por día se entiende día hábil, salvo que se diga natural.",
        "A day means a business day unless it is called natural.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

pub(super) static ALL: &[&Citation] = &[
    &LFT_9,
    &LFT_11,
    &LFT_18,
    &LFT_42,
    &LFT_133_IV,
    &LFT_183,
    &LFT_183_2,
    &LFT_363,
    &LFT_371_IX,
    &LFT_386_BIS,
    &LFT_388,
    &LFT_389,
    &LFT_390_BIS_I,
    &LFT_390_BIS_II,
    &LFT_390_BIS_III,
    &LFT_390_BIS_III_A,
    &LFT_390_BIS_III_B,
    &LFT_390_BIS_III_D,
    &LFT_390_BIS_III_G,
    &LFT_390_TER,
    &LFT_390_TER_II,
    &LFT_400_BIS,
    &LFT_451_II,
    &LFT_897_F,
    &LFT_897_F_I_B,
    &LFT_931_II,
    &LFT_931_III,
    &LFT_931_IV,
    &LFT_931_X,
    &LFT_716,
    &LFT_717,
    &LFT_3_TER_V,
];
