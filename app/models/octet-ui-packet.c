/* octet-ui-packet.c - one row of the packet list, made when the row is looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-packet.h"

struct _OctetUiPacket
{
  GObject           parent_instance;
  guint32           number;
  OctetPacketRecord record;
  OctetUiRow        row;
  OctetUiPacketFill fill;
  GObject          *owner;
  gboolean          is_filled;
};

G_DEFINE_FINAL_TYPE (OctetUiPacket, octet_ui_packet, G_TYPE_OBJECT)

/**
 * octet_ui_packet_new:
 * @number: the packet's number, from 1
 * @record: what the index says of it; copied
 * @fill: finds out what the list shows, as soon as somebody asks
 * @owner: an object for @fill; kept alive
 *
 * Returns: (transfer full): the row
 */
OctetUiPacket *
octet_ui_packet_new (guint32                  number,
                     const OctetPacketRecord *record,
                     OctetUiPacketFill        fill,
                     gpointer                 owner)
{
  OctetUiPacket *self = g_object_new (OCTET_UI_TYPE_PACKET, NULL);

  self->number = number;
  self->record = *record;
  self->fill = fill;
  self->owner = g_object_ref (owner);
  return self;
}

/**
 * octet_ui_packet_get_number:
 * @self: a row
 *
 * Returns: the packet's number, from 1
 */
guint32
octet_ui_packet_get_number (OctetUiPacket *self)
{
  return self->number;
}

/**
 * octet_ui_packet_get_record: (skip)
 * @self: a row
 *
 * Returns: (transfer none): what the index says of it
 */
const OctetPacketRecord *
octet_ui_packet_get_record (OctetUiPacket *self)
{
  return &self->record;
}

/**
 * octet_ui_packet_get_row: (skip)
 * @self: a row
 *
 * The packet is dissected for the first who asks.
 *
 * Returns: (transfer none): what the list shows
 */
const OctetUiRow *
octet_ui_packet_get_row (OctetUiPacket *self)
{
  if (!self->is_filled)
    self->fill (self->owner, self);
  return &self->row;
}

static void
clear_row (OctetUiRow *row)
{
  g_free (row->source);
  g_free (row->destination);
  g_free (row->source_name);
  g_free (row->destination_name);
  g_free (row->protocol);
  g_free (row->info);
  g_free (row->comment);
  g_strfreev (row->values);
}

/**
 * octet_ui_packet_set_row: (skip)
 * @self: a row
 * @row: what the list shows now; its strings are taken
 */
void
octet_ui_packet_set_row (OctetUiPacket *self,
                         OctetUiRow    *row)
{
  clear_row (&self->row);
  self->row = *row;
  self->is_filled = TRUE;
  *row = (OctetUiRow) { 0 };
}

/**
 * octet_ui_packet_forget_row: (skip)
 * @self: a row
 *
 * What the list shows is another thing now: who asks next has it found out anew.
 */
void
octet_ui_packet_forget_row (OctetUiPacket *self)
{
  self->is_filled = FALSE;
}

/**
 * octet_ui_packet_get_severity:
 * @self: a row
 *
 * Returns: the worst note in the packet: 0 none, 1 note, 2 warning, 3 error
 */
guint
octet_ui_packet_get_severity (OctetUiPacket *self)
{
  return (self->record.flags & OCTET_PACKET_SEVERITY) >> 2;
}

static void
octet_ui_packet_finalize (GObject *object)
{
  OctetUiPacket *self = OCTET_UI_PACKET (object);

  clear_row (&self->row);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (octet_ui_packet_parent_class)->finalize (object);
}

static void
octet_ui_packet_class_init (OctetUiPacketClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_packet_finalize;
}

static void
octet_ui_packet_init (OctetUiPacket *self)
{
}
