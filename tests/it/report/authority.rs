//! The claims of the letter against the table of the law, retyped: which provision carries which cause in which vote.

use escrutinio::law;
use escrutinio::model::Vote;
use escrutinio::report::objection::Ground;
use escrutinio::report::objection::authority::{self, How};

/// Every provision is one of `law`, and a weaker footing is never shown as its express text.
#[test]
fn every_provision_is_known_and_carries_its_strength() {
    for vote in Vote::ALL {
        let grounds = Ground::ALL.into_iter().flat_map(|ground| authority::of_ground(vote, ground));
        for cited in authority::of_procedure(vote).into_iter().chain(grounds) {
            let known = law::by_key(cited.citation.key).expect(cited.citation.key);
            assert!(std::ptr::eq(known, cited.citation));
            let expected = if cited.how == How::Express { known.force.mark() } else { "I" };
            assert_eq!(cited.mark(), expected, "{vote:?} {}", known.key);
        }
    }
}

/// `law-mx.md` §2, the marks V of its rows, retyped: what a vote's own text says of a cause.
#[test]
fn express_text_is_that_of_the_table() {
    const EXPRESS: &[(Vote, Ground, &str)] = &[
        (Vote::Representation, Ground::Confianza, "LFT-390-BIS-III-A"),
        (Vote::Titularity, Ground::Confianza, "LFT-183-2"),
        (Vote::Strike, Ground::Confianza, "LFT-931-IV"),
        (Vote::Contract, Ground::Confianza, "LFT-183-2"),
        (Vote::Officers, Ground::Confianza, "LFT-363"),
        (Vote::Representation, Ground::HiredAfter, "LFT-390-BIS-III-A"),
        (Vote::Strike, Ground::HiredAfter, "LFT-931-IV"),
        (Vote::Representation, Ground::Left, "LFT-390-BIS-III-A"),
        (Vote::Representation, Ground::DismissedMissing, "LFT-390-BIS-III-A"),
        (Vote::Strike, Ground::DismissedMissing, "LFT-931-III"),
    ];
    let open = [Ground::HiredAfter, Ground::Left, Ground::DismissedMissing];
    for vote in Vote::ALL.into_iter().filter(|vote| *vote != Vote::Legitimization) {
        for ground in [Ground::Confianza].into_iter().chain(open) {
            let first = authority::of_ground(vote, ground)[0];
            let express = EXPRESS.iter().find(|(v, g, _)| (*v, *g) == (vote, ground));
            match express {
                Some((_, _, key)) => assert_eq!((first.citation.key, first.how), (*key, How::Express)),
                None => assert_ne!(first.how, How::Express, "{vote:?} {ground:?}: the law leaves this open"),
            }
        }
    }
}

/// A provision of one vote is never another vote's express text.
#[test]
fn no_vote_borrows_express_text() {
    for vote in Vote::ALL {
        for ground in Ground::ALL {
            for cited in authority::of_ground(vote, ground).iter().filter(|cited| cited.how == How::Express) {
                let key = cited.citation.key;
                let own = match vote {
                    Vote::Representation => !key.starts_with("LFT-931") && !key.starts_with("LFT-897"),
                    Vote::Titularity => !key.starts_with("LFT-931") && !key.starts_with("LFT-390"),
                    Vote::Strike => !key.starts_with("LFT-390") && !key.starts_with("LFT-897"),
                    Vote::Contract => !key.starts_with("LFT-931") && !key.starts_with("LFT-390-BIS"),
                    Vote::Officers | Vote::Legitimization => {
                        !key.starts_with("LFT-931") && !key.starts_with("LFT-390")
                    }
                };
                assert!(own, "{vote:?} {ground:?} borrows {key}");
            }
        }
    }
}

/// The roll of a representation contest is the authority's; elsewhere that is not pleaded as if it were.
#[test]
fn a_cause_without_law_is_not_pleaded() {
    for vote in [Vote::Titularity, Vote::Strike, Vote::Officers, Vote::Legitimization] {
        assert!(authority::of_ground(vote, Ground::EmployerMade).is_empty());
    }
    for vote in Vote::ALL {
        let fields = authority::of_ground(vote, Ground::Fields);
        assert_eq!(fields.is_empty(), vote != Vote::Titularity);
        for ground in Ground::ALL {
            let both = [Ground::EmployerMade, Ground::Fields].contains(&ground);
            assert!(both || !authority::of_ground(vote, ground).is_empty(), "{vote:?} {ground:?}");
        }
    }
}
