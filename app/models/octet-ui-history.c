/* octet-ui-history.c - the places that were looked at, to go back to and forward again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walking from neighbour to neighbour, or from field to field of one packet, replaces the last
 * entry, as scrolling a page does in a browser; a jump adds one.
 */
#include "config.h"

#include "models/octet-ui-history.h"

/* More steps back than anybody remembers. */
#define MAX_ENTRIES 200

struct _OctetUiHistory
{
  GObject  parent_instance;
  GArray  *places; /* OctetUiPlace */
  guint    at;
};

G_DEFINE_FINAL_TYPE (OctetUiHistory, octet_ui_history, G_TYPE_OBJECT)

static void
clear_place (gpointer data)
{
  OctetUiPlace *place = data;

  g_clear_pointer (&place->page, g_free);
  g_clear_pointer (&place->filter, g_free);
}

static OctetUiPlace
copy_place (const OctetUiPlace *place)
{
  OctetUiPlace copy = *place;

  copy.page = g_strdup (place->page);
  copy.filter = g_strdup (place->filter);
  return copy;
}

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

static gboolean
is_step (guint here,
         guint there)
{
  return MAX (here, there) - MIN (here, there) <= 1;
}

/* One step of an arrow key, or none: the entry is brought up to date. Neighbours in the list
 * are neighbours even where a filter hides what is between them. A packet that is not shown is
 * left at once for the nearest one that is. */
static gboolean
is_neighbour (const OctetUiPlace *here,
              const OctetUiPlace *there)
{
  return g_strcmp0 (here->page, there->page) == 0 &&
         g_strcmp0 (here->filter, there->filter) == 0 &&
         (here->row == G_MAXUINT || is_step (here->packet, there->packet) ||
          (there->row != G_MAXUINT && is_step (here->row, there->row)));
}

/**
 * octet_ui_history_visit: (skip)
 * @self: a history
 * @place: what is looked at now; nothing is kept where no packet is selected yet
 */
void
octet_ui_history_visit (OctetUiHistory     *self,
                        const OctetUiPlace *place)
{
  OctetUiPlace copy;

  if (place->packet == 0)
    return;
  copy = copy_place (place);
  if (self->places->len > 0)
    {
      OctetUiPlace *here = &g_array_index (self->places, OctetUiPlace, self->at);

      if (is_neighbour (here, place))
        {
          clear_place (here);
          *here = copy;
          return;
        }
      g_array_set_size (self->places, self->at + 1);
    }
  if (self->places->len == MAX_ENTRIES)
    g_array_remove_index (self->places, 0);
  g_array_append_val (self->places, copy);
  self->at = self->places->len - 1;
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
  return step < 0 ? self->at > 0 : self->at + 1 < self->places->len;
}

/**
 * octet_ui_history_go: (skip)
 * @self: a history
 * @step: -1 for back, 1 for forward
 *
 * Returns: (transfer none) (nullable): the place there, good until the next call
 */
const OctetUiPlace *
octet_ui_history_go (OctetUiHistory *self,
                     int             step)
{
  if (!octet_ui_history_can_go (self, step))
    return NULL;
  self->at = (guint) ((int) self->at + step);
  return &g_array_index (self->places, OctetUiPlace, self->at);
}

static void
octet_ui_history_finalize (GObject *object)
{
  g_array_unref (OCTET_UI_HISTORY (object)->places);
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
  self->places = g_array_new (FALSE, FALSE, sizeof (OctetUiPlace));
  g_array_set_clear_func (self->places, clear_place);
}
