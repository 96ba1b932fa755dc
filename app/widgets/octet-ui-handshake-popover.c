/* octet-ui-handshake-popover.c - how a TCP connection is opened, shown with this one's packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-handshake-popover.h"

#include <glib/gi18n.h>

static void
add_text (GtkWidget  *box,
          const char *text,
          const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
}

/* The step's name leads to its packet. */
static void
add_step (GtkWidget              *box,
          const OctetUiHandshake *handshake,
          guint                   step)
{
  static const char *const flags[OCTET_UI_HANDSHAKE_STEPS] = { "SYN", "SYN, ACK", "ACK" };
  guint32 packet = handshake->packets[step];
  g_autofree char *label = NULL;
  GtkWidget *button;

  if (packet == 0)
    {
      /* Translators: the number of a step, and TCP's flags in it */
      label = g_strdup_printf (_("%u: %s, not captured"), step + 1, flags[step]);
      add_text (box, label, "heading");
      return;
    }
  /* Translators: the number of a step, TCP's flags in it, and a packet's number */
  label = g_strdup_printf (_("%u: %s, packet %u"), step + 1, flags[step], packet);
  button = gtk_button_new_with_label (label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Go to this packet"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", packet);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-packet");
  gtk_box_append (GTK_BOX (box), button);
  add_text (box, handshake->sentences[step], NULL);
}

/**
 * octet_ui_handshake_popover_new: (skip)
 * @session: a session
 * @flow: a TCP conversation of it
 *
 * Returns: (transfer floating): a popover with the steps, each of which leads to its packet
 */
GtkWidget *
octet_ui_handshake_popover_new (OctetSession *session,
                                guint32       flow)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_auto (OctetUiHandshake) handshake = { 0 };

  gtk_widget_add_css_class (box, "lesson-box");
  add_text (box, _("How a Connection Is Opened"), "heading");
  add_text (box, _("Three packets, before any byte of what is to be said. Each side names the "
                   "number from which it counts, and confirms that of the other one."), NULL);
  if (octet_ui_handshake_find (session, flow, &handshake))
    for (guint i = 0; i < OCTET_UI_HANDSHAKE_STEPS; i++)
      add_step (box, &handshake, i);
  else
    add_text (box, _("This capture began when the connection was open already: its handshake is "
                     "not in it."), "dim-label");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}
