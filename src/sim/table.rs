//! Rows of state by dense id: entities of one kind, found by their position and not by the order of spawning.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

use bevy_ecs::prelude::{Component, Entity, Query, ResMut, Resource, World};
use bevy_ecs::system::SystemParam;

/// How many spare entities a table keeps, so that one event never runs out of them.
pub const MARGIN: usize = 2048;

/// A row of state on an entity; an entity without one is spare.
#[derive(Component)]
pub struct Slot<T: Send + Sync + 'static>(Option<T>);

/// The entities of one kind, by dense id; those from `used` on are spare.
#[derive(Resource)]
pub struct Ids<T: Send + Sync + 'static> {
    entities: Vec<Entity>,
    used: usize,
    of: PhantomData<fn() -> T>,
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
        let slot = self.rows.get_mut(self.ids.entities[ix]);
        slot.expect("a table lists only living entities of its kind").into_inner().0 = Some(row);
        ix
    }
    /// Rows in use.
    pub fn len(&self) -> usize {
        self.ids.used
    }
    /// Fewer spare entities than one event may need.
    pub fn short(&self) -> bool {
        self.ids.entities.len() - self.ids.used < MARGIN / 2
    }
}

impl<T: Send + Sync + 'static> Index<usize> for Table<'_, '_, T> {
    type Output = T;
    #[inline]
    fn index(&self, ix: usize) -> &T {
        let slot = self.rows.get(self.ids.entities[ix]).ok().and_then(|slot| slot.0.as_ref());
        slot.expect("a position in use has a row")
    }
}

impl<T: Send + Sync + 'static> IndexMut<usize> for Table<'_, '_, T> {
    #[inline]
    fn index_mut(&mut self, ix: usize) -> &mut T {
        let slot = self.rows.get_mut(self.ids.entities[ix]).ok();
        slot.and_then(|slot| slot.into_inner().0.as_mut()).expect("a position in use has a row")
    }
}

/// Spawns `count` rows, all in use.
pub fn spawn<T: Default + Send + Sync + 'static>(world: &mut World, count: usize, order: SpawnOrder) {
    let rows = std::iter::repeat_with(|| Slot(Some(T::default()))).take(count).collect::<Vec<_>>();
    let entities = spawn_in(world, rows, order);
    world.insert_resource(Ids::<T> { used: entities.len(), entities, of: PhantomData });
}

/// Spawns a pool of spare rows.
pub fn spawn_pool<T: Send + Sync + 'static>(world: &mut World, order: SpawnOrder) {
    let entities = spawn_in(world, spare::<T>(MARGIN), order);
    world.insert_resource(Ids::<T> { entities, used: 0, of: PhantomData });
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

/// Tops a pool up if it is short, doubling it.
pub fn top_up<T: Send + Sync + 'static>(world: &mut World) {
    let ids = world.resource::<Ids<T>>();
    if ids.entities.len() - ids.used >= MARGIN {
        return;
    }
    let more = ids.entities.len().max(MARGIN);
    let fresh = spawn_in(world, spare::<T>(more), SpawnOrder::Forward);
    world.resource_mut::<Ids<T>>().entities.extend(fresh);
}

/// Makes every row of a pool spare again; rows are overwritten when they are taken.
pub fn clear_pool<T: Send + Sync + 'static>(world: &mut World) {
    world.resource_mut::<Ids<T>>().used = 0;
}

/// Puts every row of a kind back to its beginning.
pub fn blank<T: Default + Send + Sync + 'static>(world: &mut World) {
    let mut rows = world.query::<&mut Slot<T>>();
    for mut row in rows.iter_mut(world) {
        row.0 = Some(T::default());
    }
}
