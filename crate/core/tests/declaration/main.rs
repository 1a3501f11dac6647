//! The checks of a declaration, from outside: published numbers, independent arithmetic, one defect at a time.

#[cfg(test)]
mod employer_id;
#[cfg(test)]
mod enterprise_number;
#[cfg(test)]
mod given;
#[cfg(test)]
mod quantity;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod ssin;
#[cfg(test)]
mod wire;
