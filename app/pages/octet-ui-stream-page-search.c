/* octet-ui-stream-page-search.c - finds words in what two ends said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/octet-ui-stream-page-private.h"

#include <glib/gi18n.h>

/* Brings a part into sight. */
void
octet_ui_stream_page_scroll_to (OctetUiStreamPage *self,
                                guint              position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
show_match (OctetUiStreamPage *self)
{
  const char *sought = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint count = self->found != NULL ? self->found->len : 0;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->look.sought, g_free);
  self->look.sought = *sought != '\0' ? g_strdup (sought) : NULL;
  self->look.run = G_MAXUINT;
  if (count > 0)
    {
      const OctetFollowMatch *match = &g_array_index (self->found, OctetFollowMatch, self->match);
      guint position = octet_follow_find_run (self->follow, match->run);

      self->look.run = match->run;
      for (self->look.nth = 0; self->look.nth < self->match &&
           g_array_index (self->found, OctetFollowMatch,
                          self->match - self->look.nth - 1).run == match->run;)
        self->look.nth++;
      if (position != G_MAXUINT)
        octet_ui_stream_page_scroll_to (self, position);
      text = g_strdup_printf (_("%u of %u"), self->match + 1, count);
    }
  else if (self->look.sought != NULL)
    text = g_strdup (_("not found"));
  gtk_label_set_text (self->matches, text != NULL ? text : "");
  gtk_widget_set_sensitive (self->previous_match, count > 1);
  gtk_widget_set_sensitive (self->next_match, count > 1);
  octet_ui_stream_page_fill_rows (self);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (OctetUiStreamPage) self = data;
  g_autoptr (GError) error = NULL;
  GArray *found = octet_follow_search_finish (OCTET_FOLLOW (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    {
      g_clear_pointer (&found, g_array_unref);
      return;
    }
  g_clear_pointer (&self->found, g_array_unref);
  self->found = found;
  self->match = 0;
  show_match (self);
}

/* What is being sought is not wanted any more. */
void
octet_ui_stream_page_cancel_search (OctetUiStreamPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, g_array_unref);
}

/* Looks for what stands in the entry; the first match is shown when it is found. */
void
octet_ui_stream_page_search (OctetUiStreamPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  octet_ui_stream_page_cancel_search (self);
  if (*text == '\0')
    {
      show_match (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  octet_follow_search_async (self->follow, text, self->cancellable, searched_cb,
                             g_object_ref (self));
}

static void
step_match (OctetUiStreamPage *self,
            guint              step)
{
  if (self->found == NULL || self->found->len == 0)
    return;
  self->match = (self->match + step) % self->found->len;
  show_match (self);
}

void
octet_ui_stream_page_next_match (OctetUiStreamPage *self)
{
  step_match (self, 1);
}

void
octet_ui_stream_page_previous_match (OctetUiStreamPage *self)
{
  step_match (self, self->found != NULL ? self->found->len - 1 : 0);
}

/* Goes back to what was said. */
void
octet_ui_stream_page_stop_search (OctetUiStreamPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/**
 * octet_ui_stream_page_find:
 * @self: a page
 * @step: 0 to begin, 1 for the next place, -1 for the one before
 *
 * Looks for words in what was said.
 */
void
octet_ui_stream_page_find (OctetUiStreamPage *self,
                           int                step)
{
  if (step > 0)
    octet_ui_stream_page_next_match (self);
  else if (step < 0)
    octet_ui_stream_page_previous_match (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
