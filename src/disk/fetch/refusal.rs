//! What a failed request means, as an obstacle.

use std::error::Error as _;
use std::io::{self, ErrorKind};

use ureq::Error;

use super::guard::NotPublic;
use crate::copy::obstacle::Obstacle;

/// What the systems say of a host that does not exist.
const UNKNOWN_HOST: [&str; 3] = [
    "Name or service not known",
    "No such host is known",
    "nodename nor servname provided",
];

/// The obstacle behind an error; `seconds` is the limit of time.
pub fn obstacle(error: &Error, seconds: u64) -> Obstacle {
    match error {
        Error::Timeout(_) => Obstacle::TooSlow(seconds),
        Error::HostNotFound => Obstacle::NoSuchHost,
        Error::Io(error) => of_io(error, seconds),
        Error::Rustls(error) => of_tls(&error.to_string()),
        Error::Tls(words) => of_tls(words),
        Error::BadUri(_) | Error::Http(_) => Obstacle::BadAddress,
        Error::Protocol(_) | Error::LargeResponseHeader(..) => {
            Obstacle::NoConnection("the answer is not HTTP".to_owned())
        }
        other => Obstacle::NoConnection(other.to_string()),
    }
}

/// The obstacle behind an error of a connection.
pub fn of_io(error: &io::Error, seconds: u64) -> Obstacle {
    if let Some(inner) = error.get_ref() {
        if inner.is::<NotPublic>() {
            return Obstacle::PrivateAddress;
        }
        if let Some(inner) = inner.downcast_ref::<Error>() {
            return obstacle(inner, seconds);
        }
    }
    let words = error.to_string();
    if UNKNOWN_HOST.iter().any(|known| words.contains(known)) {
        return Obstacle::NoSuchHost;
    }
    if words.contains("name resolution") {
        return Obstacle::NoConnection("names of hosts cannot be looked up".to_owned());
    }
    match error.kind() {
        ErrorKind::InvalidData => of_tls(&words),
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Obstacle::TooSlow(seconds),
        ErrorKind::UnexpectedEof => Obstacle::CutOff,
        ErrorKind::ConnectionRefused => Obstacle::NoConnection("it was refused".to_owned()),
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            Obstacle::NoConnection("the server ended it".to_owned())
        }
        kind => {
            let cause = error.source().map(ToString::to_string);
            Obstacle::NoConnection(cause.unwrap_or_else(|| kind.to_string()))
        }
    }
}

/// The obstacle behind an error of an encrypted connection.
fn of_tls(words: &str) -> Obstacle {
    if !words.contains("certificate") {
        return Obstacle::NoConnection("it cannot be encrypted".to_owned());
    }
    let reasons = [
        ("xpired", "has expired"),
        ("not valid yet", "is not valid yet"),
        ("NotValidYet", "is not valid yet"),
        ("not valid for", "is for another name"),
        ("NotValidForName", "is for another name"),
        ("UnknownIssuer", "is from an unknown issuer"),
        ("Revoked", "was revoked"),
    ];
    let reason = reasons.iter().find(|(sign, _)| words.contains(sign));
    Obstacle::Certificate(reason.map_or("is not valid", |(_, reason)| reason))
}

#[cfg(test)]
mod tests {
    use rustls::{CertificateError, Error};

    use super::*;

    #[test]
    fn certificates_are_told_apart_by_the_words_of_the_library() {
        for (error, why) in [
            (CertificateError::Expired, "has expired"),
            (CertificateError::NotValidYet, "is not valid yet"),
            (CertificateError::NotValidForName, "is for another name"),
            (CertificateError::UnknownIssuer, "is from an unknown issuer"),
            (CertificateError::Revoked, "was revoked"),
            (CertificateError::BadSignature, "is not valid"),
        ] {
            let error = Error::InvalidCertificate(error);
            let io = io::Error::new(ErrorKind::InvalidData, error.clone());
            assert_eq!(of_tls(&error.to_string()), Obstacle::Certificate(why));
            assert_eq!(of_io(&io, 60), Obstacle::Certificate(why));
        }
    }

    #[test]
    fn errors_of_connections_are_named() {
        for (error, expected) in [
            (io::Error::other(UNKNOWN_HOST[0]), Obstacle::NoSuchHost),
            (
                io::Error::new(ErrorKind::PermissionDenied, NotPublic),
                Obstacle::PrivateAddress,
            ),
            (ErrorKind::TimedOut.into(), Obstacle::TooSlow(60)),
            (ErrorKind::UnexpectedEof.into(), Obstacle::CutOff),
            (
                io::Error::other("Temporary failure in name resolution"),
                Obstacle::NoConnection("names of hosts cannot be looked up".to_owned()),
            ),
        ] {
            assert_eq!(of_io(&error, 60), expected);
        }
    }
}
