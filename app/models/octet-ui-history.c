/* octet-ui-history.c - the packets that were looked at, to go back to and forward again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walking from neighbour to neighbour replaces the last entry, as scrolling a page does
 * in a browser; a jump adds one.
 */
#include "config.h"

#include "models/octet-ui-history.h"

/* More steps back than anybody remembers. */
#define MAX_ENTRIES 200

struct _OctetUiHistory
{
  GObject  parent_instance;
  GArray  *packets; /* guint32 */
  guint    at;
};

G_DEFINE_FINAL_TYPE (OctetUiHistory, octet_ui_history, G_TYPE_OBJECT)

/**
 * octet_ui_history_new:
 *
 * Returns: (transfer full): an empty history
 */
OctetUiHistory *
octet_ui_history_new (void)
{
  return g_object_new (OCTET_UI_TYPE_HISTORY, NULL);
}

/**
 * octet_ui_history_visit:
 * @self: a history
 * @packet: the packet that is looked at now
 */
void
octet_ui_history_visit (OctetUiHistory *self,
                        guint32         packet)
{
  guint32 *here;

  if (packet == 0)
    return;
  if (self->packets->len > 0)
    {
      here = &g_array_index (self->packets, guint32, self->at);
      if (packet == *here)
        return;
      if (packet + 1 == *here || packet == *here + 1)
        {
          *here = packet;
          return;
        }
      g_array_set_size (self->packets, self->at + 1);
    }
  if (self->packets->len == MAX_ENTRIES)
    g_array_remove_index (self->packets, 0);
  g_array_append_val (self->packets, packet);
  self->at = self->packets->len - 1;
}

/**
 * octet_ui_history_can_go:
 * @self: a history
 * @step: -1 for back, 1 for forward
 *
 * Returns: whether there is something
 */
gboolean
octet_ui_history_can_go (OctetUiHistory *self,
                         int             step)
{
  return step < 0 ? self->at > 0 : self->at + 1 < self->packets->len;
}

/**
 * octet_ui_history_go:
 * @self: a history
 * @step: -1 for back, 1 for forward
 *
 * Returns: the packet there; 0 where there is none
 */
guint32
octet_ui_history_go (OctetUiHistory *self,
                     int             step)
{
  if (!octet_ui_history_can_go (self, step))
    return 0;
  self->at = (guint) ((int) self->at + step);
  return g_array_index (self->packets, guint32, self->at);
}

static void
octet_ui_history_finalize (GObject *object)
{
  g_array_unref (OCTET_UI_HISTORY (object)->packets);
  G_OBJECT_CLASS (octet_ui_history_parent_class)->finalize (object);
}

static void
octet_ui_history_class_init (OctetUiHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_history_finalize;
}

static void
octet_ui_history_init (OctetUiHistory *self)
{
  self->packets = g_array_new (FALSE, FALSE, sizeof (guint32));
}
