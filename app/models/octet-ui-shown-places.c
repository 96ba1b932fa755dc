/* octet-ui-shown-places.c - where the packets that are shown stand, and which stand there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-shown-private.h"

/**
 * octet_ui_shown_get_n_shown:
 * @self: what is shown
 *
 * Returns: how many packets, as said by "changed" last
 */
guint
octet_ui_shown_get_n_shown (OctetUiShown *self)
{
  return self->n_shown;
}

/**
 * octet_ui_shown_get_generation:
 * @self: what is shown
 *
 * Returns: a number that stays while packets are only added at the end
 */
guint
octet_ui_shown_get_generation (OctetUiShown *self)
{
  return self->generation;
}

/* The packet at a place where they stand by number. */
static guint32
get_packet_by_number (OctetUiShown *self,
                      guint         position)
{
  const OctetUiPlaces places = { self->run, NULL, FALSE };

  return position < self->n_shown ? octet_ui_places_get_packet (&places, position) : 0;
}

/**
 * octet_ui_shown_get_places: (skip)
 * @self: what is shown
 * @places: places, which may be all zero
 *
 * Fills @places with what is shown now. They stay the same while the generation does, though
 * more may be shown behind them.
 */
void
octet_ui_shown_get_places (OctetUiShown  *self,
                           OctetUiPlaces *places)
{
  octet_ui_places_set (places, self->run, self->order, self->is_descending);
}

/**
 * octet_ui_shown_get_packet:
 * @self: what is shown
 * @position: a place, from 0
 *
 * Takes the logarithm of the number of packets.
 *
 * Returns: the packet there, from 1; 0 where not so many are shown
 */
guint32
octet_ui_shown_get_packet (OctetUiShown *self,
                           guint         position)
{
  const OctetUiPlaces places = { self->run, self->order, self->is_descending };

  return position < self->n_shown ? octet_ui_places_get_packet (&places, position) : 0;
}

/**
 * octet_ui_shown_get_position:
 * @self: what is shown
 * @packet: a packet's number, from 1
 *
 * Returns: its place, from 0; %OCTET_UI_NOT_SHOWN where it is not shown
 */
guint
octet_ui_shown_get_position (OctetUiShown *self,
                             guint32       packet)
{
  OctetBitset *bitset;
  guint position;

  if (packet == 0)
    return OCTET_UI_NOT_SHOWN;
  if (self->order != NULL)
    {
      position = octet_packet_order_get_position (self->order, packet);
      if (position != G_MAXUINT32)
        return self->is_descending ? octet_packet_order_turn (self->order, position) : position;
    }
  if (self->run == NULL)
    return packet <= self->n_shown ? packet - 1 : OCTET_UI_NOT_SHOWN;
  bitset = octet_filter_run_get_bitset (self->run);
  if (!octet_bitset_test (bitset, packet))
    return OCTET_UI_NOT_SHOWN;
  /* It may have been found since others were told how many there are. */
  position = octet_bitset_rank (bitset, packet);
  return position < self->n_shown ? position : OCTET_UI_NOT_SHOWN;
}

/**
 * octet_ui_shown_get_nearest:
 * @self: what is shown
 * @packet: a packet's number, from 1
 *
 * Returns: the packet that is shown whose number is nearest, of two the later one; 0 where
 *   none is shown
 */
guint32
octet_ui_shown_get_nearest (OctetUiShown *self,
                            guint32       packet)
{
  guint32 before, after;
  guint rank;

  if (self->n_shown == 0 || self->run == NULL)
    return MIN (MAX (packet, 1), self->n_shown);
  rank = MIN (octet_bitset_rank (octet_filter_run_get_bitset (self->run), packet), self->n_shown);
  before = rank > 0 ? get_packet_by_number (self, rank - 1) : 0;
  after = get_packet_by_number (self, rank);
  if (after == 0 || before == 0)
    return after == 0 ? before : after;
  return packet - before < after - packet ? before : after;
}

/**
 * octet_ui_shown_is_decided:
 * @self: what is shown
 * @packet: a packet's number, from 1
 *
 * Returns: whether it is known by now if the packet is shown
 */
gboolean
octet_ui_shown_is_decided (OctetUiShown *self,
                           guint32       packet)
{
  return self->next == NULL && (self->run == NULL || octet_filter_run_is_finished (self->run) ||
                                octet_filter_run_get_n_decided (self->run) >= packet);
}

/**
 * octet_ui_shown_get_bitset: (skip)
 * @self: what is shown
 *
 * For a worker that goes through what is shown. While octet_ui_shown_is_finding() says so, the
 * set grows.
 *
 * Returns: (transfer full) (nullable): the packets; %NULL for all of the capture
 */
OctetBitset *
octet_ui_shown_get_bitset (OctetUiShown *self)
{
  if (self->run == NULL)
    return NULL;
  return octet_bitset_ref (octet_filter_run_get_bitset (self->run));
}

/**
 * octet_ui_shown_get_before: (skip)
 * @self: what is shown
 * @packet: a packet's number, from 1
 *
 * Returns: the packet in front of it in the file, of those that are shown; 0 for none
 */
guint32
octet_ui_shown_get_before (OctetUiShown *self,
                           guint32       packet)
{
  if (self->run == NULL)
    return packet - 1;
  return octet_bitset_previous (octet_filter_run_get_bitset (self->run), packet);
}
