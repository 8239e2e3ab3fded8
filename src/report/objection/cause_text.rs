//! What the letter says of each cause, vote by vote. It says indications where there are indications,
//! and readings where the law leaves a reading.

use super::block::BLANK;
use super::ground::Ground;
use super::pen::Pen;
use crate::model::{Msg, Text, Vote};

/// The text of a cause; its `{n}` is the number of lines.
pub(super) fn of(pen: &Pen<'_>, ground: Ground) -> Msg {
    match ground {
        Ground::Confianza => CONFIANZA.into_msg(),
        Ground::HiredAfter => hired_after(pen),
        Ground::Left => left(pen.vote),
        Ground::DismissedMissing => dismissed(pen),
        Ground::Contractor => CONTRACTOR.into_msg(),
        Ground::HiddenEmployee => HIDDEN.into_msg(),
        Ground::OperatorRemoved => REMOVED.into_msg(),
        Ground::OnLeave => ON_LEAVE.into_msg(),
        Ground::Twice => TWICE.into_msg(),
        Ground::Identity => IDENTITY.into_msg(),
        Ground::Differences => DIFFERENCES.into_msg(),
        Ground::EmployerMade => employer_made(pen.vote),
        Ground::Fields => FIELDS.into_msg(),
    }
}

trait IntoMsg {
    fn into_msg(self) -> Msg;
}

impl IntoMsg for Text {
    fn into_msg(self) -> Msg {
        Msg::of(self)
    }
}

const CONFIANZA: Text = Text::new(
    "En el padrón {n:aparece|aparecen} {n} {n:persona|personas} con indicios de funciones de dirección, inspección, \
     vigilancia o fiscalización de carácter general, o de trabajos personales del patrón. La categoría de confianza \
     depende de las funciones que se desempeñan y no del nombre del puesto. Por eso no se afirma qué funciones tiene \
     cada persona: se señala lo que muestra el propio archivo, y se pide que la autoridad verifique las funciones y \
     excluya a quienes las desempeñen.",
    "{n} {n:person|persons} on the roll {n:shows|show} indications of functions of direction, inspection, \
     surveillance or auditing of a general nature, or of work personal to the employer. Whether a worker is de \
     confianza depends on the functions performed, not on the post's name. So it is not claimed here which functions \
     each person has: what the file itself shows is pointed out, and the authority is asked to verify the functions \
     and to exclude those who perform them.",
);

fn hired_after(pen: &Pen<'_>) -> Msg {
    let (key, event) = match pen.vote {
        Vote::Representation => {
            ("filed", Text::new("la presentación de la solicitud", "the filing of the application"))
        }
        Vote::Strike => ("strike_notice", Text::new("el emplazamiento a huelga", "the strike notice")),
        Vote::Titularity => {
            ("claim_filed", Text::new("la presentación de la demanda", "the filing of the claim"))
        }
        Vote::Contract | Vote::Legitimization | Vote::Officers => return hired_without_cutoff(),
    };
    let day = pen.date(key).unwrap_or_else(|| BLANK.to_owned());
    let msg = if pen.vote == Vote::Titularity {
        Msg::new(
            "La ley no fija fecha de corte para este recuento. Por analogía con las otras votaciones en que compiten \
             sindicatos o se cuentan votos, el corte es {event} ({day}). {n} {n:persona ingresó|personas ingresaron} \
             después, según la fecha de ingreso del propio archivo.",
            "The law sets no cut-off for this recount. By analogy with the other votes in which unions compete or \
             votes are counted, the cut-off is {event} ({day}). {n} {n:person was|persons were} hired later, by the \
             hire date in the file itself.",
        )
    } else {
        Msg::new(
            "La ley deja fuera del padrón a quienes ingresaron con posterioridad a {event} ({day}). {n} {n:persona \
             ingresó|personas ingresaron} después, según la fecha de ingreso del propio archivo.",
            "The law leaves off the roll those who joined after {event} ({day}). {n} {n:person was|persons were} hired \
             later, by the hire date in the file itself.",
        )
    };
    msg.with("event", event).word("day", day)
}

fn hired_without_cutoff() -> Msg {
    Msg::new(
        "La ley no fija fecha de corte para esta votación. {n} {n:persona tiene|personas tienen} fecha de ingreso \
         posterior a la que se tomó en la revisión: se pide precisar en qué fecha se cerró el padrón, por qué, y si \
         estas personas deben estar en él.",
        "The law sets no cut-off for this vote. {n} {n:person has|persons have} a hire date after the day taken in the \
         review: it is asked on which day the roll was closed, why, and whether these persons belong on it.",
    )
}

fn left(vote: Vote) -> Msg {
    if vote == Vote::Representation {
        return Msg::new(
            "{n} {n:persona terminó|personas terminaron} su relación de trabajo y {n:sigue|siguen} en el padrón. La ley \
             las deja fuera, salvo que la terminación esté en litigio.",
            "{n} {n:person's|persons'} employment ended and {n:she is|they are} still on the roll. The law leaves them \
             off, unless the ending is in litigation.",
        );
    }
    Msg::new(
        "{n} {n:persona terminó|personas terminaron} su relación de trabajo y {n:sigue|siguen} en el padrón. Votan \
         quienes trabajan ahí; se pide verificar la baja, y si está en litigio, decirlo.",
        "{n} {n:person's|persons'} employment ended and {n:she is|they are} still on the roll. Those who work there \
         vote; it is asked that the departure be verified and, where it is in litigation, that this be said.",
    )
}

fn dismissed(pen: &Pen<'_>) -> Msg {
    let day = |key| pen.date(key).unwrap_or_else(|| BLANK.to_owned());
    match pen.vote {
        Vote::Representation => Msg::new(
            "La ley incluye en el padrón a quienes fueron despedidas en los tres meses anteriores o posteriores a la \
             presentación de la solicitud ({day}). {n} {n:persona despedida|personas despedidas} en ese plazo no \
             {n:aparece|aparecen}. Faltar en el padrón es también causa de objeción: se pide incluirlas.",
            "The law includes those dismissed in the three months before or after the application was filed ({day}). \
             {n} {n:person|persons} dismissed in that window {n:does|do} not appear. Being left off is a cause of \
             objection too: their inclusion is asked.",
        )
        .word("day", day("filed")),
        Vote::Strike => Msg::new(
            "La ley cuenta a quienes fueron despedidas después del emplazamiento ({day}). {n} {n:persona|personas} en \
             ese caso no {n:aparece|aparecen} en el padrón, y se pide incluirlas.",
            "The law counts those dismissed after the strike notice ({day}). {n} {n:person|persons} in that case \
             {n:does|do} not appear on the roll, and their inclusion is asked.",
        )
        .word("day", day("strike_notice")),
        Vote::Titularity => Msg::new(
            "La ley no dice qué personas despedidas entran en este recuento. Por analogía con la votación de \
             representación entran las despedidas en los tres meses anteriores o posteriores a la demanda ({day}); por \
             analogía con el recuento de huelga, solo las despedidas después. {n} {n:persona|personas} no \
             {n:aparece|aparecen}, y se pide incluirlas.",
            "The law does not say which dismissed workers take part in this recount. By analogy with the \
             representation vote, those dismissed in the three months before or after the claim ({day}) do; by analogy \
             with the strike recount, only those dismissed later. {n} {n:person|persons} {n:does|do} not appear, and \
             their inclusion is asked.",
        )
        .word("day", day("claim_filed")),
        Vote::Contract | Vote::Legitimization | Vote::Officers => Msg::new(
            "La ley no dice si las personas despedidas votan aquí. {n} {n:persona falta|personas faltan} en el padrón: \
             se pide aclarar su situación, y que no se les excluya mientras su despido esté en litigio.",
            "The law does not say whether dismissed workers vote here. {n} {n:person is|persons are} missing from the \
             roll: it is asked that their situation be cleared up, and that they not be excluded while the dismissal is \
             in litigation.",
        ),
    }
}

const CONTRACTOR: Text = Text::new(
    "{n} {n:persona|personas} del padrón {n:aparece|aparecen} en la lista de personal de una contratista. Quien trabaja \
     para una contratista de servicios especializados no es personal de este patrón. Se pide verificar para quién \
     trabajan y excluirlas; si la contratación no cumple la ley, la consecuencia puede ser la contraria, y corresponde a \
     la autoridad decirlo.",
    "{n} {n:person|persons} on the roll {n:appears|appear} on a contractor's list of staff. Whoever works for a \
     contractor of specialized services is not this employer's staff. It is asked that the authority verify for whom \
     they work and exclude them; where the contracting does not comply with the law the consequence may be the \
     opposite, and it is for the authority to say so.",
);

const HIDDEN: Text = Text::new(
    "{n} {n:persona|personas} de la lista de otra empresa {n:trabajaría|trabajarían} para este patrón y no \
     {n:está|están} en el padrón. Se pide verificar para quién trabajan y, si es para este patrón, incluirlas.",
    "{n} {n:person|persons} on another firm's list would work for this employer and {n:is|are} not on the roll. It is \
     asked that the authority verify for whom they work and, if it is this employer, include them.",
);

const REMOVED: Text = Text::new(
    "{n} {n:persona|personas} de puestos operativos {n:falta|faltan} en el padrón o {n:aparece|aparecen} como de \
     confianza. El nombre que el patrón dé a un puesto no decide: deciden las funciones, y en caso de duda prevalece lo \
     más favorable a la persona trabajadora. Se pide incluirlas.",
    "{n} {n:person|persons} in production posts {n:is|are} missing from the roll or classed as de confianza. The name \
     that the employer gives a post does not decide: the functions do, and in case of doubt the reading most favorable \
     to the worker prevails. Their inclusion is asked.",
);

const ON_LEAVE: Text = Text::new(
    "{n} {n:persona suspendida o con licencia no aparece|personas suspendidas o con licencia no aparecen} en el padrón. \
     La suspensión (incapacidad, maternidad, licencia u otra) no termina la relación de trabajo: siguen siendo \
     trabajadoras y trabajadores de este patrón. Se pide incluirlas.",
    "{n} suspended or on-leave {n:person does|persons do} not appear on the roll. A suspension (sick leave, maternity, \
     license or other) does not end the employment: they remain this employer's workers. Their inclusion is asked.",
);

const TWICE: Text = Text::new(
    "En {n} {n:caso|casos} el padrón muestra, o puede mostrar, a una misma persona en más de un renglón. Cada persona \
     vota una sola vez. Se pide verificar su identidad y, si es la misma, dejar un solo registro.",
    "In {n} {n:case|cases} the roll shows, or may show, one person on more than one row. Each person votes once. It is \
     asked that the identity be verified and, where it is the same, one entry be left.",
);

const IDENTITY: Text = Text::new(
    "En {n} {n:registro|registros} los datos de identidad no pueden ser correctos, o un mismo número está en varias \
     personas. Puede ser un error de captura. Se pide verificar la identidad y corregir el registro antes de que se \
     acredite a quien vota.",
    "In {n} {n:entry|entries} the identity data cannot be right, or one number stands on several persons. It may be a \
     typing error. It is asked that the identity be verified and the entry corrected before voters are accredited.",
);

const DIFFERENCES: Text = Text::new(
    "En {n} {n:caso|casos} el padrón no coincide con otra lista del expediente (nómina, movimientos ante el IMSS o una \
     versión anterior). Se pide aclarar cada diferencia con los datos de las autoridades y corregir lo que corresponda.",
    "In {n} {n:case|cases} the roll does not agree with another list of the file (payroll, IMSS movements or an earlier \
     version). It is asked that each difference be cleared up with the authorities' data and corrected as fits.",
);

fn employer_made(vote: Vote) -> Msg {
    if vote == Vote::Representation {
        return Msg::new(
            "El padrón lo elabora el Centro Federal con los datos de las autoridades, y el patrón no puede intervenir. \
             Hay {n} {n:señal|señales} de que el archivo fue elaborado o alterado por el patrón.",
            "The roll is drawn up by the CFCRL from the authorities' data, and the employer may not intervene. There \
             {n:is|are} {n} {n:sign|signs} that the file was made or altered by the employer.",
        );
    }
    Msg::new(
        "El patrón no puede intervenir en el procedimiento. Hay {n} {n:señal|señales} de que el archivo fue elaborado o \
         alterado por el patrón.",
        "The employer may not intervene in the procedure. There {n:is|are} {n} {n:sign|signs} that the file was made or \
         altered by the employer.",
    )
}

const FIELDS: Text = Text::new(
    "El informe del patrón debe traer, bajo protesta, a todas las personas trabajadoras, con su clase, puesto, salario y \
     fecha de ingreso, y los movimientos de los tres meses anteriores. {n:Falta|Faltan} {n} {n:dato|datos}.",
    "The employer's report must carry, under oath, all workers, with class, position, pay and hire date, and the \
     movements of the three months before. {n} {n:item is|items are} missing.",
);
