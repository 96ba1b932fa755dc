/* octet-session-names.c - collects names behind the first pass, once somebody asks for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/octet-session-names.h"

#include "session/octet-session-private.h"
#include "session/octet-survey.h"

/* The survey's thread keeps itself, and with it the session, until every packet was looked at. */
static void
begin_survey (OctetSession *self)
{
  g_autoptr (OctetSurvey) survey = octet_survey_new (self);

  self->names_begun = TRUE;
  octet_survey_add (survey, OCTET_STATISTIC (octet_names_get_hosts (self->names)), NULL, 0);
  octet_survey_start (survey);
}

static void
phase_changed_cb (OctetSession *self)
{
  /* A short capture is read to its end before anybody hears that it is being read. */
  if (!self->names_begun)
    begin_survey (self);
  if (octet_session_get_phase (self) > OCTET_SESSION_LOADING &&
      octet_session_get_capture (self) != NULL)
    octet_names_add_capture (self->names, octet_session_get_capture (self));
}

/**
 * octet_session_get_names: (skip)
 * @self: a session
 *
 * Names are collected from the first time that somebody asks. Main context.
 *
 * Returns: (transfer none): what addresses and ports of this capture are called
 */
OctetNames *
octet_session_get_names (OctetSession *self)
{
  g_return_val_if_fail (OCTET_IS_SESSION (self), NULL);

  if (self->names != NULL)
    return self->names;
  self->names = octet_names_new (OCTET_NAMES_ALL);
  g_signal_connect (self, "notify::phase", G_CALLBACK (phase_changed_cb), NULL);
  if (octet_session_get_phase (self) != OCTET_SESSION_IDLE)
    begin_survey (self);
  if (octet_session_get_phase (self) > OCTET_SESSION_LOADING &&
      octet_session_get_capture (self) != NULL)
    octet_names_add_capture (self->names, octet_session_get_capture (self));
  return self->names;
}
