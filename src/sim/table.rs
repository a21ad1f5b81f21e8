//! Rows of state by dense id: entities of one kind, found by their position and not by the order of spawning.

use std::ops::{Index, IndexMut};

use bevy_ecs::prelude::{Component, Entity, Query, ResMut, Resource, World};
use bevy_ecs::system::SystemParam;

/// How many spare entities a table keeps. One event seldom needs more; where it does, its rows lie in a list until the
/// loop pauses.
pub const MARGIN: usize = 2048;

/// A row of state on an entity; an entity without one is spare.
#[derive(Component)]
pub struct Slot<T: Send + Sync + 'static>(Option<T>);

/// The entities of one kind, by dense id; those from `used` on are spare.
#[derive(Resource)]
pub struct Ids<T: Send + Sync + 'static> {
    entities: Vec<Entity>,
    used: usize,
    /// Rows behind the last entity.
    waiting: Vec<T>,
}

/// The order in which entities are spawned; no run depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SpawnOrder {
    /// By id.
    #[default]
    Forward,
    /// Against it.
    Backward,
}

/// Access to the rows of one kind.
#[derive(SystemParam)]
pub struct Table<'w, 's, T: Send + Sync + 'static> {
    ids: ResMut<'w, Ids<T>>,
    rows: Query<'w, 's, &'static mut Slot<T>>,
}

impl<T: Send + Sync + 'static> Table<'_, '_, T> {
    /// Takes a spare entity for a new row; the answer is its position.
    pub fn push(&mut self, row: T) -> usize {
        let ix = self.ids.used;
        self.ids.used += 1;
        match self.ids.entities.get(ix) {
            Some(entity) => {
                let slot = self.rows.get_mut(*entity);
                slot.expect("a table lists only living entities of its kind").into_inner().0 = Some(row);
            }
            None => self.ids.waiting.push(row),
        }
        ix
    }
    /// Rows in use.
    pub fn len(&self) -> usize {
        self.ids.used
    }
    /// Few spare entities are left.
    pub fn short(&self) -> bool {
        self.ids.entities.len() < self.ids.used + MARGIN / 2
    }
}

impl<T: Send + Sync + 'static> Index<usize> for Table<'_, '_, T> {
    type Output = T;
    #[inline(always)]
    fn index(&self, ix: usize) -> &T {
        match self.ids.entities.get(ix) {
            Some(entity) => {
                let slot = self.rows.get(*entity).ok().and_then(|slot| slot.0.as_ref());
                slot.expect("a position in use has a row")
            }
            None => &self.ids.waiting[ix - self.ids.entities.len()],
        }
    }
}

impl<T: Send + Sync + 'static> IndexMut<usize> for Table<'_, '_, T> {
    #[inline(always)]
    fn index_mut(&mut self, ix: usize) -> &mut T {
        let behind = self.ids.entities.len();
        match self.ids.entities.get(ix) {
            Some(entity) => {
                let slot = self.rows.get_mut(*entity).ok();
                slot.and_then(|slot| slot.into_inner().0.as_mut()).expect("a position in use has a row")
            }
            None => &mut self.ids.waiting[ix - behind],
        }
    }
}

/// Spawns `count` rows, all in use.
pub fn spawn<T: Default + Send + Sync + 'static>(world: &mut World, count: usize, order: SpawnOrder) {
    let rows = std::iter::repeat_with(|| Slot(Some(T::default()))).take(count).collect::<Vec<_>>();
    let entities = spawn_in(world, rows, order);
    world.insert_resource(Ids::<T> { used: entities.len(), entities, waiting: Vec::new() });
}

/// Spawns a pool of spare rows.
pub fn spawn_pool<T: Send + Sync + 'static>(world: &mut World, order: SpawnOrder) {
    let entities = spawn_in(world, spare::<T>(MARGIN), order);
    world.insert_resource(Ids::<T> { entities, used: 0, waiting: Vec::new() });
}

fn spare<T: Send + Sync + 'static>(count: usize) -> Vec<Slot<T>> {
    std::iter::repeat_with(|| Slot(None)).take(count).collect()
}

fn spawn_in<T: Send + Sync + 'static>(
    world: &mut World,
    rows: Vec<Slot<T>>,
    order: SpawnOrder,
) -> Vec<Entity> {
    let mut entities: Vec<Entity> = world.spawn_batch(rows).collect();
    if order == SpawnOrder::Backward {
        entities.reverse();
    }
    entities
}

/// Tops a pool up if it is short, at least doubling it; rows that wait for an entity get theirs.
pub fn top_up<T: Send + Sync + 'static>(world: &mut World) {
    let mut ids = world.resource_mut::<Ids<T>>();
    if ids.entities.len() >= ids.used + MARGIN {
        return;
    }
    let waiting = std::mem::take(&mut ids.waiting);
    let more = ids.entities.len().max(waiting.len() + MARGIN);
    let rows = waiting.into_iter().map(|row| Slot(Some(row))).chain(std::iter::repeat_with(|| Slot(None)));
    let fresh = spawn_in(world, rows.take(more).collect(), SpawnOrder::Forward);
    world.resource_mut::<Ids<T>>().entities.extend(fresh);
}

/// Makes every row of a pool spare again; rows are overwritten when they are taken.
pub fn clear_pool<T: Send + Sync + 'static>(world: &mut World) {
    let mut ids = world.resource_mut::<Ids<T>>();
    ids.used = 0;
    ids.waiting.clear();
}

/// Puts every row of a kind back to its beginning.
pub fn blank<T: Default + Send + Sync + 'static>(world: &mut World) {
    let mut rows = world.query::<&mut Slot<T>>();
    for mut row in rows.iter_mut(world) {
        row.0 = Some(T::default());
    }
}

#[cfg(test)]
mod tests {
    use bevy_ecs::system::RunSystemOnce;

    use super::*;

    /// More rows in one event than there are spare entities: all are found where they were put, before and after the pool
    /// was topped up, in whatever order entities were spawned.
    #[test]
    fn one_event_may_need_more_rows_than_there_are() {
        const MANY: usize = 3 * MARGIN + 5;
        for order in [SpawnOrder::Forward, SpawnOrder::Backward] {
            let mut world = World::new();
            spawn_pool::<usize>(&mut world, order);
            let fill = |mut table: Table<usize>| {
                for row in 0..MANY {
                    assert_eq!(table.push(row), row);
                }
                table[MANY - 1] += 1;
                assert!(table.short());
                (0..MANY).all(|ix| table[ix] == ix + usize::from(ix == MANY - 1))
            };
            assert!(world.run_system_once(fill).unwrap());
            top_up::<usize>(&mut world);
            let read = |mut table: Table<usize>| {
                assert!(!table.short());
                assert_eq!(table.push(7), MANY);
                table[0] = 9;
                (1..MANY - 1).all(|ix| table[ix] == ix) && (table[0], table[MANY - 1]) == (9, MANY)
            };
            assert!(world.run_system_once(read).unwrap());
            clear_pool::<usize>(&mut world);
            assert_eq!(world.run_system_once(|mut table: Table<usize>| table.push(1)).unwrap(), 0);
        }
    }
}
