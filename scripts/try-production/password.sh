# The person at the shell reads the one-time password from the screen.
password=$(sed -n 's/^一次性密码：//p' /root/steps.log)
[ -n "$password" ]
