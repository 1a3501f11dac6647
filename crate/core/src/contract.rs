//! Where the operations of the API are: data of the contract, not code, because the official paths are not
//! public and the modelled ones will be replaced.

use crate::declaration::Kind;
use crate::environment::Environment;
use crate::http::Method;
use crate::{Code, Result};
use serde_json::Value;

/// The operation ids of `contract/fla.openapi.yaml` with their method and path. A test beside the contract
/// holds the two files to each other.
const OPERATIONS: &[u8] = include_bytes!("../contract/operations.json");

/// One operation of the contract.
#[derive(Debug)]
pub(crate) struct Operation {
    method: String,
    path: String,
}

impl Operation {
    /// Finds an operation by its id.
    pub(crate) fn of(id: &str) -> Result<Self> {
        let all: Value = serde_json::from_slice(OPERATIONS).map_err(|_| Code::SessionInternal)?;
        let text = |name| all.get(id)?.get(name)?.as_str().map(str::to_owned);
        match (text("method"), text("path")) {
            (Some(method), Some(path)) => Ok(Self { method, path }),
            _ => Err(Code::SessionInternal.into()),
        }
    }

    /// The operation that declares something of this kind.
    pub(crate) fn to_create(kind: Kind) -> Result<Self> {
        Self::of(match kind {
            Kind::TrainingRegistration => "createTrainingRegistration",
            Kind::TrainingRight => "createTrainingRight",
        })
    }

    /// The operation that finds what was declared of this kind.
    pub(crate) fn to_query(kind: Kind) -> Result<Self> {
        Self::of(match kind {
            Kind::TrainingRegistration => "queryTrainingRegistrations",
            Kind::TrainingRight => "queryTrainingRights",
        })
    }

    /// The method.
    pub(crate) fn method(&self) -> Result<Method> {
        [Method::Get, Method::Post]
            .into_iter()
            .find(|method| method.as_str() == self.method)
            .ok_or_else(|| Code::SessionInternal.into())
    }

    /// The absolute address.
    pub(crate) fn url(&self, environment: &Environment) -> String {
        format!("{}{}", environment.api_base(), self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::EnvironmentKind;

    #[test]
    fn an_operation_has_its_method_and_its_address_under_the_base() {
        let base = "https://fla-demo.invalid/REST/federalLearningAccount/v1/";
        let environment = Environment::new(EnvironmentKind::Demo, None, base).unwrap();
        let create = Operation::of("createTrainingRegistration").unwrap();
        assert_eq!(create.method().unwrap(), Method::Post);
        assert_eq!(
            create.url(&environment),
            "https://fla-demo.invalid/REST/federalLearningAccount/v1/trainingRegistrations"
        );
    }

    #[test]
    fn an_operation_that_is_not_in_the_contract_is_a_fault_of_ours() {
        assert_eq!(
            Operation::of("inventTraining").unwrap_err().code(),
            Code::SessionInternal
        );
    }
}
