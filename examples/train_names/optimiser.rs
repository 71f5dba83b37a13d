//! Maximum likelihood with an L2 prior by stochastic gradient descent (Bottou 2010), with a
//! general and a domain's own copy of every weight (Daumé III 2007).

use crate::Training;
use crate::augment::Chance;
use crate::data::{Data, Example};
use telusur::analysis::names::crf::Chain;
use telusur::analysis::names::features::always;
use telusur::analysis::names::labels::{COUNT, OUTSIDE, follows};
use telusur::analysis::names::model::{Contents, Model, Scores};

/// What was learnt.
#[derive(Clone)]
pub struct Weights {
    begin: Scores,
    end: Scores,
    next: [Scores; COUNT],
    /// For each domain and the general one (first), the row of every feature.
    rows: Vec<Vec<Scores>>,
    /// All rows are to be multiplied by this.
    scale: f32,
}

/// Trains as often as asked for, each time in another order, and takes the mean.
pub fn train(data: &Data, training: &Training) -> Weights {
    let mut runs = (0..training.runs.max(1)).map(|run| once(data, training, 7 + run));
    let first = runs.next().unwrap_or_else(|| once(data, training, 7));
    let mut mean = Mean { weights: first, count: 1.0 };
    runs.for_each(|weights| mean.add(&weights));
    mean.divide(1.0);
    mean.weights
}

fn once(data: &Data, training: &Training, seed: u64) -> Weights {
    let zero = [0.0; COUNT];
    let mut weights = Weights {
        begin: zero,
        end: zero,
        next: [zero; COUNT],
        rows: vec![vec![zero; data.features.len()]; if data.domains > 1 { data.domains + 1 } else { 1 }],
        scale: 1.0,
    };
    let mut mean = Mean { weights: weights.clone(), count: 0.0 };
    let mut order: Vec<usize> = (0..data.examples.len()).collect();
    let mut chance = Chance(seed);
    let offset = 1.0 / (training.decay * training.step);
    let mut steps = 0.0f32;
    for epoch in 0..training.epochs {
        for n in (1..order.len()).rev() {
            order.swap(n, chance.below(n + 1));
        }
        let mut loss = 0.0f64;
        for &n in &order {
            let step = 1.0 / (training.decay * (offset + steps));
            steps += 1.0;
            weights.scale *= 1.0 - step * training.decay;
            let seen = noised(&data.examples[n], training.dropout, &mut chance);
            loss += f64::from(weights.learn(&data.examples[n], &seen, step));
        }
        weights.fold();
        if 2 * (epoch + 1) > training.epochs {
            mean.add(&weights);
        }
        if epoch + 1 == training.epochs || epoch % 5 == 0 {
            println!("epoch {epoch}: loss {loss:.0}");
        }
    }
    mean.divide(1.0 - training.dropout);
    mean.weights
}

/// The mean of the weights behind each of the last epochs, which depends less on the order of the
/// sentences than the last weights do (Polyak and Juditsky 1992).
struct Mean {
    weights: Weights,
    count: f32,
}

impl Mean {
    fn add(&mut self, other: &Weights) {
        self.count += 1.0;
        self.weights.numbers().zip(other.clone().numbers()).for_each(|(a, b)| *a += *b);
    }

    /// Makes the sum a mean; a share of the rows is kept, as a token now shows all its features.
    fn divide(&mut self, kept: f32) {
        let count = self.count.max(1.0);
        self.weights.numbers().for_each(|w| *w /= count);
        self.weights.rows.iter_mut().flatten().flatten().for_each(|w| *w *= kept);
    }
}

/// The features of a sentence with a share of them hidden: noise that keeps the model from leaning
/// on any one of them (Wang and Manning 2013).
fn noised(example: &Example, share: f32, chance: &mut Chance) -> Vec<Vec<u32>> {
    let hidden = (share * 1000.0) as usize;
    let mut seen = |token: &Vec<u32>| token.iter().copied().filter(|_| chance.below(1000) >= hidden).collect();
    example.features.iter().map(&mut seen).collect()
}

impl Weights {
    /// The rows a domain's feature has its weights in.
    fn domains(&self, domain: usize) -> impl Iterator<Item = usize> + use<> {
        [0, domain + 1].into_iter().take(if self.rows.len() > 1 { 2 } else { 1 })
    }

    /// All numbers, in a fixed order.
    fn numbers(&mut self) -> impl Iterator<Item = &mut f32> {
        let chain = self.begin.iter_mut().chain(&mut self.end).chain(self.next.iter_mut().flatten());
        chain.chain(self.rows.iter_mut().flatten().flatten())
    }

    fn chain(&self) -> Chain {
        let mut model = Model::empty();
        (model.begin, model.end, model.next) = (self.begin, self.end, self.next);
        Chain::new(&model)
    }

    /// Takes one step along the gradient of the sentence's likelihood; gives its loss.
    fn learn(&mut self, example: &Example, features: &[Vec<u32>], step: f32) -> f32 {
        let scores: Vec<Scores> = features
            .iter()
            .map(|features| {
                let mut sum = [0.0; COUNT];
                for d in self.domains(example.domain) {
                    let rows = &self.rows[d];
                    for f in features {
                        sum.iter_mut().zip(&rows[*f as usize]).for_each(|(s, w)| *s += w);
                    }
                }
                sum.map(|s| s * self.scale)
            })
            .collect();
        let chain = self.chain();
        let sums = chain.sums(&scores);
        let mut gold = self.begin[example.labels[0]];
        for (t, label) in example.labels.iter().enumerate() {
            gold += scores[t][*label];
            if t > 0 {
                gold += self.next[example.labels[t - 1]][*label];
            }
        }
        gold += self.end[example.labels[example.labels.len() - 1]];
        let last = scores.len() - 1;
        let mut next = [[0.0f32; COUNT]; COUNT];
        for t in 0..scores.len() {
            let mut gradient: Scores = std::array::from_fn(|l| -sums.label(t, l));
            gradient[example.labels[t]] += 1.0;
            if t == 0 {
                self.begin.iter_mut().zip(&gradient).for_each(|(w, g)| *w += step * g);
            }
            if t == last {
                self.end.iter_mut().zip(&gradient).for_each(|(w, g)| *w += step * g);
            }
            if t > 0 {
                next[example.labels[t - 1]][example.labels[t]] += 1.0;
                for (a, row) in next.iter_mut().enumerate() {
                    for (b, g) in row.iter_mut().enumerate() {
                        if follows(a, b) {
                            *g -= chain.pair(&sums, t, a, b);
                        }
                    }
                }
            }
            if gradient.iter().all(|g| g.abs() < 1e-4) {
                continue;
            }
            let change = gradient.map(|g| g * step / self.scale);
            for d in self.domains(example.domain) {
                let rows = &mut self.rows[d];
                for f in &features[t] {
                    rows[*f as usize].iter_mut().zip(&change).for_each(|(w, c)| *w += c);
                }
            }
        }
        for (w, g) in self.next.iter_mut().flatten().zip(next.iter().flatten()) {
            *w += step * g;
        }
        sums.log_total - gold
    }

    /// Multiplies the scale into the rows.
    fn fold(&mut self) {
        for weight in self.rows.iter_mut().flatten().flatten() {
            *weight *= self.scale;
        }
        self.scale = 1.0;
    }

    /// The model's contents. Each domain is a register: the general weights with its own added.
    pub fn contents(&self, data: &Data, training: &Training) -> Contents {
        let registers = self.rows.len().saturating_sub(1).clamp(1, training.registers.max(1));
        let mut features = Vec::new();
        for (n, hash) in data.features.iter().enumerate() {
            let general = self.rows[0][n];
            let rows: Vec<Scores> = (0..registers)
                .map(|r| {
                    let own = self.rows.get(r + 1).map_or([0.0; COUNT], |own| own[n]);
                    std::array::from_fn(|l| general[l] + own[l])
                })
                .collect();
            if rows.iter().flatten().any(|w| w.abs() >= training.prune) {
                features.push((*hash, rows));
            }
        }
        // What a register leans to names by hangs on the feature that every token has.
        let lean = |register: usize| training.lean.get(register).or(training.lean.last()).copied().unwrap_or(0.0);
        if (0..registers).any(|r| lean(r) != 0.0) {
            let always = always();
            if !features.iter().any(|(hash, _)| *hash == always) {
                features.push((always, vec![[0.0; COUNT]; registers]));
            }
            for (_, rows) in features.iter_mut().filter(|(hash, _)| *hash == always) {
                rows.iter_mut().enumerate().for_each(|(r, row)| row[OUTSIDE] -= lean(r));
            }
        }
        println!("{} features kept", features.len());
        let (begin, end, next) = (self.begin, self.end, self.next);
        Contents { begin, end, next, features, registers, bias: 0.0, words: Vec::new() }
    }
}
