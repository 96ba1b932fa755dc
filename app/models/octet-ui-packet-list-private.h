/* octet-ui-packet-list-private.h - the inside of the list of packets, for what fills its rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter.h"
#include "models/octet-ui-packet-list.h"
#include "session/octet-cursor.h"

G_BEGIN_DECLS

struct _OctetUiPacketList
{
  GObject           parent_instance;
  OctetUiSelection *selection;
  OctetSession     *session;
  OctetUiShown     *shown;
  OctetCursor      *cursor;
  OctetWanted      *none;   /* no field at all: the layers are noted, and nothing else */
  OctetFilter      *wanted; /* has the fields that columns, rules and links need */
  char            **keys;   /* of the fields that have columns */
  OctetUiColorRules *rules; /* NULL where rows are not marked by rules */
  OctetTree        *tree;
  guint             n_packets;  /* what the views were told; never more than is published */
  guint             generation; /* of what is shown, likewise */
  OctetUiPlaces     places;     /* of what is shown, likewise */
  OctetUiPlaces     old_places; /* behind the first n_new rows, while they are replaced */
  guint             old_first;   /* rows of old_places that were told to be gone at the top */
  guint             n_new;
  guint             more_source; /* tells of more rows */
  guint             drain_source; /* tells of fewer rows, and then of other ones */
  guint             sight_first; /* rows in sight, as the view said last */
  guint             sight_end;   /* the row behind them */
  guint             selected;   /* the row that the views were told of */
  guint             other;      /* that of the packet selected beside it, likewise */
};

G_END_DECLS
