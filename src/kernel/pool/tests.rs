//! The pool against a naive model that sorts and searches everything, and its rules one by one.

use proptest::prelude::*;

use super::*;

/// (job, class, (priority, since, key, turn), server)
type NaiveJob = (u32, usize, (u8, i64, u64, u64), Option<u32>);

/// The rules in their plainest form: lists, searched from end to end.
#[derive(Default)]
struct Naive {
    on: Vec<bool>,
    classes: Vec<Vec<u32>>,
    jobs: Vec<NaiveJob>,
    turn: u64,
}

impl Naive {
    fn idle(&self, class: usize) -> Option<u32> {
        let free = |s: &u32| self.on[*s as usize] && self.jobs.iter().all(|job| job.3 != Some(*s));
        self.classes[class].iter().copied().find(free)
    }

    fn fill(&mut self, server: u32) -> Option<JobId> {
        let classes = &self.classes;
        let mine = self.jobs.iter_mut().filter(|job| job.3.is_none() && classes[job.1].contains(&server));
        let job = mine.min_by_key(|job| job.2)?;
        job.3 = Some(server);
        Some(JobId(job.0))
    }

    fn restart(&mut self, index: usize) -> Option<ServerId> {
        self.jobs[index].3 = None;
        let server = self.idle(self.jobs[index].1)?;
        self.jobs[index].3 = Some(server);
        Some(ServerId(server))
    }

    fn offer(
        &mut self,
        job: u32,
        class: usize,
        priority: u8,
        since: i64,
        key: u64,
        may_preempt: bool,
    ) -> Offer {
        self.turn += 1;
        let mut new = (job, class, (priority, since, key, self.turn), self.idle(class));
        let offer = if let Some(server) = new.3 {
            Offer::Started(ServerId(server))
        } else {
            let eligible = |s: Option<u32>| s.is_some_and(|s| self.classes[class].contains(&s));
            let rank = |i: &usize| self.jobs[*i].2;
            let lesser = |i: &usize| eligible(self.jobs[*i].3) && rank(i).0 > priority;
            match (0..self.jobs.len()).filter(lesser).max_by_key(rank).filter(|_| may_preempt) {
                Some(i) => {
                    new.3 = self.jobs[i].3;
                    let (server, victim) = (ServerId(new.3.unwrap()), JobId(self.jobs[i].0));
                    self.jobs.push(new);
                    return Offer::Preempted { server, victim, victim_restarted_on: self.restart(i) };
                }
                None => Offer::Queued,
            }
        };
        self.jobs.push(new);
        offer
    }

    fn finish(&mut self, server: u32) -> Option<JobId> {
        let index = self.jobs.iter().position(|job| job.3 == Some(server))?;
        self.jobs.remove(index);
        self.fill(server)
    }

    fn come_on(&mut self, server: u32) -> Option<JobId> {
        if std::mem::replace(&mut self.on[server as usize], true) { None } else { self.fill(server) }
    }

    fn go_off(&mut self, server: u32) -> Option<Displaced> {
        self.on[server as usize] = false;
        let index = self.jobs.iter().position(|job| job.3 == Some(server))?;
        let victim = JobId(self.jobs[index].0);
        Some(Displaced { victim, restarted_on: self.restart(index) })
    }

    fn withdraw(&mut self, job: u32) -> Withdrawn {
        let Some(index) = self.jobs.iter().position(|entry| entry.0 == job) else {
            return Withdrawn::Unknown;
        };
        match self.jobs.remove(index).3 {
            Some(server) => Withdrawn::Serving { server: ServerId(server), next: self.fill(server) },
            None => Withdrawn::Queued,
        }
    }
}

fn build(classes: &[Vec<u32>], servers: u32) -> (Pool, Naive) {
    let mut pool = Pool::new();
    for _ in 0..servers {
        pool.add_server();
    }
    for class in classes {
        pool.add_class(&class.iter().map(|&s| ServerId(s)).collect::<Vec<_>>());
    }
    (pool, Naive { on: vec![false; servers as usize], classes: classes.to_vec(), ..Naive::default() })
}

fn agree(pool: &Pool, naive: &Naive) {
    for (c, servers) in naive.classes.iter().enumerate() {
        let id = ClassId(c as u32);
        let waiting = naive.jobs.iter().filter(|job| job.1 == c && job.3.is_none()).count();
        let on = servers.iter().filter(|&&s| naive.on[s as usize]).count();
        let busy = servers.iter().filter(|&&s| pool.serving(ServerId(s)).is_some()).count();
        assert_eq!((pool.queue_len(id), pool.on_count(id), pool.busy_count(id)), (waiting, on, busy));
        assert!(waiting == 0 || on == busy, "class {c}: a server idles while a job waits");
    }
    for &(job, .., server) in &naive.jobs {
        assert_eq!(pool.job_server(JobId(job)), server.map(ServerId));
        assert!(
            server.is_none_or(|s| pool.serving(ServerId(s)) == Some(JobId(job)) && pool.is_on(ServerId(s)))
        );
    }
}

type Op = (u8, u32, usize, u8, i64, bool);

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn agrees_with_the_naive_model(
        classes in prop::collection::vec(prop::collection::btree_set(0u32..6, 0..6), 1..5),
        ops in prop::collection::vec((0u8..10, 0u32..30, 0usize..5, 0u8..4, 0i64..3, any::<bool>()), 1..300),
    ) {
        let classes: Vec<Vec<u32>> = classes.into_iter().map(|c| c.into_iter().rev().collect()).collect();
        let (mut pool, mut naive) = build(&classes, 6);
        for (op, n, class, priority, since, may_preempt) in ops as Vec<Op> {
            let (server, class) = (n % 6, class % classes.len());
            match op {
                0..=3 if naive.jobs.iter().all(|job| job.0 != n) => {
                    let key = u64::from(n % 3);
                    let expected = naive.offer(n, class, priority, since, key, may_preempt);
                    let id = ClassId(class as u32);
                    let offer = pool.offer(JobId(n), id, priority, SimTime(since), key, may_preempt);
                    prop_assert_eq!(offer, expected);
                }
                0..=3 | 9 => prop_assert_eq!(pool.withdraw(JobId(n)), naive.withdraw(n)),
                4..=5 => prop_assert_eq!(pool.finish(ServerId(server)), naive.finish(server)),
                6..=7 => prop_assert_eq!(pool.come_on(ServerId(server)), naive.come_on(server)),
                _ => prop_assert_eq!(pool.go_off(ServerId(server)), naive.go_off(server)),
            }
            agree(&pool, &naive);
        }
    }
}

const C: ClassId = ClassId(0);

fn one_server() -> Pool {
    let mut pool = Pool::new();
    let server = pool.add_server();
    pool.add_class(&[server]);
    pool.come_on(server);
    pool
}

#[test]
fn the_most_urgent_then_the_longest_waiting_then_the_smallest_key_is_next() {
    let mut pool = one_server();
    let mut offer =
        |job, priority, since, key| pool.offer(JobId(job), C, priority, SimTime(since), key, false);
    assert_eq!(offer(0, 0, 0, 0), Offer::Started(ServerId(0)));
    for (job, priority, since, key) in [(1, 2, -5, 0), (2, 1, 4, 9), (3, 1, 4, 8), (4, 1, 3, 9), (5, 1, 4, 9)]
    {
        assert_eq!(offer(job, priority, since, key), Offer::Queued);
    }
    let order: Vec<u32> = std::iter::from_fn(|| pool.finish(ServerId(0))).map(|job| job.0).collect();
    assert_eq!(order, [4, 3, 2, 5, 1]);
}

#[test]
fn a_victim_keeps_its_place_and_equals_are_spared() {
    let mut pool = one_server();
    pool.offer(JobId(0), C, 2, SimTime(0), 0, false);
    pool.offer(JobId(1), C, 2, SimTime(1), 0, false);
    assert_eq!(pool.offer(JobId(2), C, 2, SimTime(0), 0, true), Offer::Queued);
    let preempted = Offer::Preempted { server: ServerId(0), victim: JobId(0), victim_restarted_on: None };
    assert_eq!(pool.offer(JobId(3), C, 1, SimTime(9), 0, true), preempted);
    assert_eq!(pool.finish(ServerId(0)), Some(JobId(0)));
}

#[test]
fn a_victim_goes_on_where_only_its_own_class_may() {
    let mut pool = Pool::new();
    let (a, b) = (pool.add_server(), pool.add_server());
    let both = pool.add_class(&[a, b]);
    let first = pool.add_class(&[a]);
    pool.come_on(a);
    pool.offer(JobId(0), both, 5, SimTime(0), 0, false);
    pool.come_on(b);
    let expected = Offer::Preempted { server: a, victim: JobId(0), victim_restarted_on: Some(b) };
    assert_eq!(pool.offer(JobId(1), first, 0, SimTime(0), 0, true), expected);
    assert_eq!(pool.go_off(b), Some(Displaced { victim: JobId(0), restarted_on: None }));
    assert_eq!(pool.finish(a), Some(JobId(0)));
}

#[test]
fn withdrawals_of_thousands_keep_the_line_small_and_ordered() {
    let mut pool = one_server();
    for job in 0..10_000 {
        pool.offer(JobId(job), C, 0, SimTime(i64::from(job)), 0, false);
    }
    for job in (1..10_000).filter(|job| job % 10 != 0) {
        assert_eq!(pool.withdraw(JobId(job)), Withdrawn::Queued);
    }
    assert_eq!((pool.queue_len(C), pool.withdraw(JobId(11))), (999, Withdrawn::Unknown));
    assert_eq!(pool.withdraw(JobId(0)), Withdrawn::Serving { server: ServerId(0), next: Some(JobId(10)) });
    assert_eq!(pool.offer(JobId(1), C, 0, SimTime(15), 0, false), Offer::Queued);
    assert_eq!((pool.finish(ServerId(0)), pool.finish(ServerId(0))), (Some(JobId(1)), Some(JobId(20))));
    pool.reset();
    assert_eq!((pool.queue_len(C), pool.on_count(C), pool.job_server(JobId(20))), (0, 0, None));
}

#[test]
#[should_panic(expected = "job 3 was offered twice")]
fn a_job_is_offered_once() {
    let mut pool = one_server();
    pool.offer(JobId(3), C, 0, SimTime(0), 0, false);
    pool.offer(JobId(3), C, 0, SimTime(0), 0, false);
}
