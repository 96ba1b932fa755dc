/* octet-ui-list-focus.c - puts the keyboard focus on the selected row of a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 moves the selection and the focus apart, and has no call to bring them together
 * again: without this the down key would go on from where the focus was left. Rows that
 * were out of sight are made in the next frame, so it waits for that.
 */
#include "config.h"

#include "widgets/octet-ui-list-focus.h"

/* The tick in which a row of the list is awaited, as data of the list. */
#define TICK "octet-focus-tick"

typedef struct
{
  guint              position;
  OctetUiRowPosition get_position;
  guint              frames;
  gpointer           focus; /* what had it then; only compared, for it may be gone */
  gboolean           was_in; /* that was the list */
} Wanted;

/* Whoever went to write somewhere, or left the list, since the row was asked for keeps his keys
 * there. */
static gboolean
has_left (GtkWidget    *list,
          const Wanted *wanted)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && focus != wanted->focus && gtk_widget_get_mapped (focus) &&
         (GTK_IS_EDITABLE (focus) || (wanted->was_in && !octet_ui_list_focus_is_in (list)));
}

static gboolean
grab (GtkWidget    *list,
      const Wanted *wanted)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row) && wanted->get_position (row) == wanted->position)
      {
        gtk_widget_grab_focus (row);
        return TRUE;
      }
  return FALSE;
}

static gboolean
focus_cb (GtkWidget     *list,
          GdkFrameClock *clock,
          gpointer       data)
{
  Wanted *wanted = data;

  /* The row may have gone meanwhile. */
  if (!has_left (list, wanted) && !grab (list, wanted) && ++wanted->frames < 5)
    return G_SOURCE_CONTINUE;
  g_object_set_data (G_OBJECT (list), TICK, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * octet_ui_list_focus_cancel:
 * @list: a list view, or the inner list of a column view
 *
 * Forgets the row that octet_ui_list_focus_row() still waits for: another one is wanted.
 */
void
octet_ui_list_focus_cancel (GtkWidget *list)
{
  guint tick = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (list), TICK));

  if (tick != 0)
    gtk_widget_remove_tick_callback (list, tick);
}

/**
 * octet_ui_list_focus_row:
 * @list: a list view, or the inner list of a column view
 * @position: the row
 * @get_position: says which row a widget is
 *
 * Puts the keyboard focus on a row that is in sight or was just scrolled to, in place of one that
 * was asked for before and is not there yet.
 */
void
octet_ui_list_focus_row (GtkWidget          *list,
                         guint               position,
                         OctetUiRowPosition  get_position)
{
  Wanted *wanted = g_new0 (Wanted, 1);
  GtkRoot *root = gtk_widget_get_root (list);

  wanted->was_in = octet_ui_list_focus_is_in (list);
  wanted->focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  wanted->position = position;
  wanted->get_position = get_position;
  octet_ui_list_focus_cancel (list);
  g_object_set_data (G_OBJECT (list), TICK,
                     GUINT_TO_POINTER (gtk_widget_add_tick_callback (list, focus_cb, wanted,
                                                                     g_free)));
}

/**
 * octet_ui_list_focus_is_in:
 * @list: a list view, or the inner list of a column view
 *
 * Returns: whether the list, or one of its rows, has the keyboard focus
 */
gboolean
octet_ui_list_focus_is_in (GtkWidget *list)
{
  GtkRoot *root = list != NULL ? gtk_widget_get_root (list) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == list || gtk_widget_is_ancestor (focus, list));
}
