/* octet-ui-places.c - which packet stands at which place of a list, as it was at one moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-places.h"

/**
 * octet_ui_places_set: (skip)
 * @self: places, which may be all zero
 * @run: (nullable): whose packets are shown; %NULL for all
 * @order: (nullable): their order; %NULL for that of their numbers
 * @is_descending: whether the last of @order stands first
 *
 * Takes over what is shown now; keeps a reference to both.
 */
void
octet_ui_places_set (OctetUiPlaces    *self,
                     OctetFilterRun   *run,
                     OctetPacketOrder *order,
                     gboolean          is_descending)
{
  g_set_object (&self->run, run);
  g_set_object (&self->order, order);
  self->is_descending = is_descending;
}

/**
 * octet_ui_places_clear: (skip)
 * @self: places
 *
 * Lets go of all.
 */
void
octet_ui_places_clear (OctetUiPlaces *self)
{
  octet_ui_places_set (self, NULL, NULL, FALSE);
}

/**
 * octet_ui_places_get_packet: (skip)
 * @self: places
 * @position: a place, from 0; one of those that are known
 *
 * Takes the logarithm of the number of packets.
 *
 * Returns: the packet there, from 1
 */
guint32
octet_ui_places_get_packet (const OctetUiPlaces *self,
                            guint                position)
{
  if (self->order != NULL)
    {
      guint count = octet_packet_order_get_count (self->order);

      if (position < count)
        return octet_packet_order_get_packet (self->order, self->is_descending
                 ? octet_packet_order_turn (self->order, position) : position);
    }
  return self->run != NULL ? octet_bitset_select (octet_filter_run_get_bitset (self->run), position)
                           : position + 1;
}
